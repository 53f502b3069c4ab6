package io.github.pluginregistry.server.store;

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
 */
public record RunRequest(
        String registry, Cause cause, @Nullable Long delivery, int priority, Duration delay) {

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

    /** Somebody asks for a run, now. */
    public static RunRequest manual(String registry) {
        return new RunRequest(registry, Cause.MANUAL, null, PERSON, Duration.ZERO);
    }
}
