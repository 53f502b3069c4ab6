package io.github.pluginregistry.core.io;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as a log may show it, whatever the source of its parts: on one line, as it reads,
 * without the user and password of an address, and with an end.
 *
 * <p>Every character that would move the cursor, turn the text around it, or not be seen becomes
 * its code point in angle brackets, for example {@code ⟨U+001B⟩}. A terminal has no use for the
 * marks that {@link ControlCharEscaper} leaves to a page, so they are among these. So are the
 * characters that make a line a command to the CI server that reads it: {@code ::} at its start
 * (GitHub Actions), and {@code ##[} anywhere in it (GitHub Actions again; with a word before the
 * bracket Azure Pipelines and TeamCity). A line that was made so stays as it is when it is made so
 * again.
 */
public final class LogSanitizer {

    /** No real path or tag is longer. */
    private static final int WORD = 300;

    private static final int LENGTH = 2000;

    /** No more than this is looked at: long words before its end may leave room for so much. */
    private static final int LOOKED_AT = 20_000;

    /** What nearly all messages consist of; looking for more takes several times as long. */
    private static final Pattern PLAIN = Pattern.compile("[ -~]{0,300}");

    /** White space that a runner takes away before it looks, and what makes the rest a command. */
    private static final Pattern COMMAND = Pattern.compile("^([\\s\\p{Z}]*+):(?=:)");

    private static final Pattern LONG_WORD = Pattern.compile("\\S{" + (WORD + 1) + ",}+");

    private LogSanitizer() {}

    /** The message on one line of at most 2,000 characters, with words of at most 300. */
    public static String of(String message) {
        String line = SafeExcerpt.withoutCredentials(SafeExcerpt.cut(message, LOOKED_AT));
        return isPlain(line) ? line : SafeExcerpt.cut(shortened(spelledOut(line)), LENGTH);
    }

    /** The same, cut to a length of its own below 2,000. */
    public static String of(String message, int length) {
        return SafeExcerpt.cut(of(message), length);
    }

    private static boolean isPlain(String line) {
        return !line.contains("::") && !line.contains("##") && PLAIN.matcher(line).matches();
    }

    private static String spelledOut(String line) {
        String shown =
                SafeExcerpt.UNSHOWABLE
                        .matcher(line)
                        .replaceAll(hidden -> "⟨U+%04X⟩".formatted(hidden.group().codePointAt(0)));
        return COMMAND.matcher(shown).replaceFirst("$1⟨U+003A⟩");
    }

    private static String shortened(String line) {
        return LONG_WORD
                .matcher(line)
                .replaceAll(word -> Matcher.quoteReplacement(SafeExcerpt.cut(word.group(), WORD)));
    }
}
