package io.github.pluginregistry.server.config;

import java.time.Duration;

/**
 * The bounds of the interval of polling.
 *
 * @param minimum the shortest interval
 * @param maximum the longest interval
 */
public record Polling(Duration minimum, Duration maximum) {

    /** Unless something else is configured. */
    public static final Polling DEFAULT = new Polling(Duration.ofMinutes(1), Duration.ofHours(1));
}
