package io.github.pluginregistry.server.store;

import io.github.pluginregistry.server.log.Trace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request for a run.
 *
 * @param registry the registry's id
 * @param cause why
 * @param delivery the id of the delivery that it comes from; null where there is none
 * @param priority from 0 to 9; each step counts as a minute of waiting
 * @param delay how long the registry waits at least, because of its conditions
 * @param trace where the request that asks belongs; null where nobody asked
 */
public record RunRequest(
        String registry,
        Cause cause,
        @Nullable Long delivery,
        int priority,
        Duration delay,
        @Nullable Trace trace) {

    /** The priority of a delivery. */
    public static final int HOOK = 5;

    /** The priority of what a person asks for. */
    public static final int PERSON = 9;

    /** Rejects what the database would misread. */
    public RunRequest {
        if (priority < 0 || priority > PERSON || delay.isNegative()) {
            throw new IllegalArgumentException("a priority is from 0 to 9, and a delay positive");
        }
    }

    /** A request outside of any trace. */
    public RunRequest(
            String registry, Cause cause, @Nullable Long delivery, int priority, Duration delay) {
        this(registry, cause, delivery, priority, delay, null);
    }

    /** The same request, as part of a trace. */
    public RunRequest in(Trace of) {
        return new RunRequest(registry, cause, delivery, priority, delay, of);
    }

    /** Somebody asks for a run, now. */
    public static RunRequest manual(String registry) {
        return new RunRequest(registry, Cause.MANUAL, null, PERSON, Duration.ZERO);
    }
}
