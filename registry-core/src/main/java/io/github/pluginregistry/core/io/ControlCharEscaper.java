package io.github.pluginregistry.core.io;

import java.util.regex.Pattern;

/**
 * Spells out characters that would change what a reader sees without being seen themselves: control
 * characters (line breaks and ANSI escapes among them), lone surrogates, line and paragraph
 * separators, and the Unicode controls that reorder text (U+202A to U+202E, U+2066 to U+2069).
 *
 * <p>Such a character becomes its code point in angle brackets, for example {@code ⟨U+202E⟩}. The
 * opening bracket itself is treated alike, so that no two texts become the same one, and so is a
 * pipe behind a backslash, because readers of Markdown disagree whether it ends a table's cell.
 * Marks that right-to-left scripts and emoji need, such as U+200F and U+200D, stay.
 */
public final class ControlCharEscaper {

    private static final Pattern HIDDEN =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069⟨]|(?<=\\\\)\\|");

    private ControlCharEscaper() {}

    /** The same text, without a character that hides. */
    public static String of(String text) {
        return isPlain(text) ? text : spelledOut(text);
    }

    /** Nearly all texts are; looking for more takes several times as long. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '|') {
                return false;
            }
        }
        return true;
    }

    private static String spelledOut(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(hidden -> "⟨U+%04X⟩".formatted(hidden.group().codePointAt(0)));
    }
}
