package io.github.pluginregistry.core.text;

import java.util.regex.Pattern;

/** Tells in one line why a text is no YAML or no JSON. */
public final class SyntaxError {

    /** What the parsers add to a message that is of no use to who wrote the file. */
    private static final Pattern NOISE =
            Pattern.compile(
                    "\\s*\\((?:\\d+, from `.*|(?:start marker|for \\w+ starting) at .*)"
                            + "|, got this instead.*|: enable `.*|, from `.*|\\R.*",
                    Pattern.DOTALL);

    private static final int LENGTH = 160;

    private SyntaxError() {}

    /**
     * What a parser says of a text.
     *
     * @param told the message of Jackson or SnakeYAML, which may repeat any part of the text
     */
    public static String reason(String told) {
        return Excerpt.of(NOISE.matcher(told).replaceFirst(""), LENGTH);
    }
}
