package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.io.SafeExcerpt;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in: {@code {registry}}, {@code {summary}}, {@code {changes}} and
 * {@code {notes}}. What is filled in is never looked through for places again, and braces around
 * anything but lower-case letters are text.
 */
public final class MessageTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern GAP = Pattern.compile("\\n{3,}");
    private static final List<String> KEYS = List.of("registry", "summary", "changes", "notes");

    /** The usual message of a commit. */
    public static final MessageTemplate MESSAGE =
            new MessageTemplate("registry: {summary}\n\n{changes}\n\n{notes}");

    /** The usual text of a pull request. */
    public static final MessageTemplate PROPOSAL =
            new MessageTemplate(
                    """
                    {changes}

                    {notes}

                    The next run brings this up to date, or closes it where nothing is left to do.""");

    private final String text;

    private MessageTemplate(String text) {
        this.text = text;
    }

    /**
     * Reads a template.
     *
     * @param name what the user calls it, for messages
     * @throws IllegalArgumentException if it has a place that nothing can be filled into
     */
    public static MessageTemplate of(String name, String text) {
        PLACE.matcher(text)
                .results()
                .filter(place -> !KEYS.contains(place.group(1)))
                .findFirst()
                .ifPresent(
                        place -> {
                            throw new IllegalArgumentException(
                                    "%s has %s, which stands for nothing; write {%s}"
                                            .formatted(
                                                    name,
                                                    SafeExcerpt.of(place.group()),
                                                    String.join("}, {", KEYS)));
                        });
        return new MessageTemplate(text);
    }

    /** The text with all places filled in, without the gaps that empty ones leave. */
    String fill(Map<String, String> values) {
        String filled =
                PLACE.matcher(text)
                        .replaceAll(
                                place ->
                                        Matcher.quoteReplacement(
                                                values.getOrDefault(place.group(1), "")));
        return GAP.matcher(filled.replace("\r\n", "\n")).replaceAll("\n\n").strip();
    }
}
