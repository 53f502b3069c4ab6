package io.github.pluginregistry.core.io;

/** The halves that Java spells characters beyond U+FFFF in; UTF-8 cannot spell one alone. */
public final class Surrogates {

    private Surrogates() {}

    /** Whether no half stands alone, so that UTF-8 can spell the text. */
    public static boolean areWhole(String text) {
        for (int at = 0; at < text.length(); at++) {
            char half = text.charAt(at);
            if (Character.isSurrogate(half)) {
                if (Character.isLowSurrogate(half)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
