package io.github.pluginregistry.core.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The maturity of a plugin, as its maintainer declares it. */
public enum Status {
    STABLE,
    BETA,
    ALPHA,
    DEPRECATED;

    /** Finds the status by the word that files use for it, for example {@code beta}. */
    public static Optional<Status> of(String key) {
        return Arrays.stream(values()).filter(status -> status.key().equals(key)).findFirst();
    }

    /** The word that files use for this status. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
