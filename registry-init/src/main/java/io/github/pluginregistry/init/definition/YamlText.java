package io.github.pluginregistry.init.definition;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.pluginregistry.core.io.LogSanitizer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Text in a YAML file: without quotes where every YAML parser reads the same text. */
final class YamlText {

    private static final Predicate<String> PLAIN =
            Pattern.compile(
                            "(?=.*[A-Za-z])[A-Za-z](?:[A-Za-z0-9 ._/+*?{}@()&;,'!=~-]|:(?=[^ ]))*(?<! )")
                    .asMatchPredicate();

    private static final Predicate<String> WORD =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n").asMatchPredicate();

    private YamlText() {}

    static String of(String text) {
        return PLAIN.test(text) && !WORD.test(text)
                ? text
                : '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** One line, without characters that would end a comment. */
    static String comment(String text) {
        return LogSanitizer.of(text);
    }
}
