package io.github.pluginregistry.core.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a plugin lives in the repository that is the registry's home, or in another one. */
public enum RepositoryType {
    INLINE,
    EXTERNAL;

    /** Finds the type by the word that files use for it, for example {@code inline}. */
    public static Optional<RepositoryType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }

    /** The word that files use for this type. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
