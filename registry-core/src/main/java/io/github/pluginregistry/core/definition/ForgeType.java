package io.github.pluginregistry.core.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of hosts that a registry can ask. */
public enum ForgeType {
    /** Hosts with the REST API of GitHub, GitHub Enterprise Server included. */
    GITHUB,
    /** Hosts that are asked by plain git, for tags. */
    GIT;

    /** Finds the type by the word that a definition uses for it. */
    public static Optional<ForgeType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }

    /** The word that a definition uses for this type. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
