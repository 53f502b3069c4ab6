package io.github.pluginregistry.sdk;

import java.util.Locale;

/** What the owner of an API token of a server may do; each role may do what those before it may. */
public enum ApiRole {
    /** See registries, runs and deliveries. */
    LOOK,
    /** Start runs, and pause registries. */
    RUN,
    /** Change registries, credentials and tokens. */
    ADMINISTER;

    /** As the API and the protocol of programs have it: {@code look}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a role.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public static ApiRole of(String text) {
        for (ApiRole role : values()) {
            if (role.text().equals(text)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "there is no role \"%s\": use look, run or administer".formatted(text));
    }
}
