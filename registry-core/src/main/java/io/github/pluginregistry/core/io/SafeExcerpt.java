package io.github.pluginregistry.core.io;

import java.util.regex.Pattern;

/**
 * Text from outside as a message may show it: on one line, short, without tricks, and without the
 * user and password of an address in it.
 */
public final class SafeExcerpt {

    private static final int LENGTH = 60;
    private static final String CUT = "...";

    /**
     * Controls, and what changes the look of the text around it: directions, joiners, line and
     * paragraph separators, halves of surrogate pairs. And the first sign of {@code ##[} and {@code
     * ##word[}, which CI servers obey wherever in a line they stand.
     */
    static final Pattern UNSHOWABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]|#(?=#\\w{0,20}\\[)");

    /** What the parsers add to a message that is of no use to the author of the file. */
    private static final Pattern PARSER_NOISE =
            Pattern.compile(
                    "\\s*\\((?:\\d+, from `.*|(?:start marker|for \\w+ starting) at .*)"
                            + "|, got this instead.*|: enable `.*|, from `.*|\\R.*",
                    Pattern.DOTALL);

    private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s]*@");

    private SafeExcerpt() {}

    /** The text with a space for each character that cannot be shown, cut to 60 characters. */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    /** The same, cut to another length. */
    public static String of(String text, int length) {
        return isPlain(text) && text.length() <= length ? text : shown(text, length);
    }

    /** Nearly all that is shown is a word or a path. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' || c == '#' || c == '@') {
                return false;
            }
        }
        return true;
    }

    private static String shown(String text, int length) {
        return cut(withoutCredentials(UNSHOWABLE.matcher(text).replaceAll(" ")), length);
    }

    static String withoutCredentials(String text) {
        return CREDENTIALS.matcher(text).replaceAll("://...@");
    }

    /** Characters count, not halves of them. */
    static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - CUT.length())) + CUT;
    }

    /**
     * Why a text is not YAML or not JSON.
     *
     * @param message of Jackson or SnakeYAML, which may repeat any part of the text
     */
    public static String ofParserMessage(String message) {
        return of(PARSER_NOISE.matcher(message).replaceFirst(""), 160);
    }
}
