package io.github.pluginregistry.init;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A CI system that updates the registry. */
public enum CiSystem {
    GITHUB,
    GITLAB,
    JENKINS;

    /**
     * The system with a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static CiSystem of(String name) {
        return Arrays.stream(values())
                .filter(system -> system.key().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "registry.ci does not know \"%s\"; use one of %s"
                                                .formatted(name, names())));
    }

    static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(system -> system.key().equals(name));
    }

    private static String names() {
        return Arrays.stream(values()).map(CiSystem::key).collect(Collectors.joining(", "));
    }

    /** The name in parameters. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
