package io.github.pluginregistry.core.text;

/** The halves that Java spells characters beyond U+FFFF in; UTF-8 cannot spell one alone. */
public final class Surrogates {

    private Surrogates() {}

    /** Whether no half stands alone, so that UTF-8 can spell the text. */
    public static boolean areWhole(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}
