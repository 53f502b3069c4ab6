package io.github.pluginregistry.core.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The severity of a violated rule. */
public enum Severity {
    /** Must be fixed. */
    ERROR,
    /** Should be looked at. */
    WARNING,
    /** The rule is not checked. */
    OFF;

    /** Finds the severity by the word that people write for it, for example {@code warning}. */
    public static Optional<Severity> of(String key) {
        return Arrays.stream(values()).filter(severity -> severity.key().equals(key)).findFirst();
    }

    /** The word that people write for this severity. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
