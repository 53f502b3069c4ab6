package io.github.pluginregistry.server.run;

import io.github.pluginregistry.server.config.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a registry waits until it is polled again: a tenth of the time since its last change, or
 * of the usual time between its changes where that is less. So a registry that changes often, or
 * has just changed, is polled often, and one that rests is polled rarely.
 */
public final class PollInterval {

    private static final int SHARE = 10;

    /** Intervals differ by up to a tenth, so that registries spread. */
    private static final double JITTER = 0.1;

    private PollInterval() {}

    /**
     * The interval after a run that did not fail.
     *
     * @param changes when the registry changed, the latest first
     * @param now the time
     * @param chance a random number from 0 to 1
     */
    public static Duration after(
            Polling bounds, List<Instant> changes, Instant now, double chance) {
        if (changes.isEmpty()) {
            return jittered(bounds.maximum(), bounds, chance);
        }
        Duration since = Duration.between(changes.get(0), now);
        Duration usual =
                changes.size() == 1
                        ? since
                        : Duration.between(changes.get(changes.size() - 1), changes.get(0))
                                .dividedBy(changes.size() - 1);
        Duration shorter = since.compareTo(usual) < 0 ? since : usual;
        return jittered(shorter.dividedBy(SHARE), bounds, chance);
    }

    /**
     * The interval after failures: twice as long after each one.
     *
     * @param failures how many runs failed in a row, at least 1
     */
    public static Duration afterFailures(Polling bounds, int failures, double chance) {
        Duration interval = bounds.minimum();
        for (int i = 1; i < failures && interval.compareTo(bounds.maximum()) < 0; i++) {
            interval = interval.multipliedBy(2);
        }
        return jittered(interval, bounds, chance);
    }

    private static Duration jittered(Duration interval, Polling bounds, double chance) {
        double factor = 1 - JITTER + 2 * JITTER * chance;
        return bounded(Duration.ofMillis((long) (interval.toMillis() * factor)), bounds);
    }

    private static Duration bounded(Duration interval, Polling bounds) {
        if (interval.compareTo(bounds.minimum()) < 0) {
            return bounds.minimum();
        }
        return interval.compareTo(bounds.maximum()) > 0 ? bounds.maximum() : interval;
    }
}
