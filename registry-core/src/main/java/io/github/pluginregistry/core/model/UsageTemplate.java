package io.github.pluginregistry.core.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text with placeholders such as {@code {version}}. Other text in braces is kept: {@code ${home}}
 * and {@code {{home}}} are no placeholders.
 *
 * @param text the template; the empty one has no result
 */
public record UsageTemplate(String text) {

    public static final UsageTemplate NONE = new UsageTemplate("");

    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?<![{$])\\{([A-Za-z][A-Za-z0-9_-]*)\\}");

    /** The names in the template's placeholders, in their order. */
    public List<String> placeholders() {
        return PLACEHOLDER.matcher(text).results().map(it -> it.group(1)).toList();
    }

    /**
     * The text with values.
     *
     * @return empty if the template is, or if a placeholder has no value
     */
    public Optional<String> fill(Map<String, String> values) {
        if (text.isEmpty() || !values.keySet().containsAll(placeholders())) {
            return Optional.empty();
        }
        StringBuilder filled = new StringBuilder();
        int copied = 0;
        for (MatchResult placeholder : PLACEHOLDER.matcher(text).results().toList()) {
            filled.append(text, copied, placeholder.start())
                    .append(values.get(placeholder.group(1)));
            copied = placeholder.end();
        }
        return Optional.of(filled.append(text.substring(copied)).toString());
    }
}
