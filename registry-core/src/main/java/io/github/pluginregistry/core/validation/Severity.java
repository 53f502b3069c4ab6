package io.github.pluginregistry.core.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a broken rule weighs. */
public enum Severity {
    /** It has to be put right. */
    ERROR,
    /** Somebody should look at it. */
    WARNING,
    /** Nobody looks for it. */
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
