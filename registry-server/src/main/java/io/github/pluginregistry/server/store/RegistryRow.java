package io.github.pluginregistry.server.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A registry and the state of its runs.
 *
 * @param id its id
 * @param configuration its configuration, as JSON
 * @param origin where it comes from
 * @param paused whether it runs at no time
 * @param nextRun when it runs next; null while it runs
 * @param pending whether a run was requested that has not ended
 * @param cause why the next run starts, or the running one was started
 * @param owner the replica that runs it; null while none does
 * @param started when the running run started; null while none does
 * @param failures how many runs failed in a row
 * @param ended when the last run ended; null before the first
 * @param changed when a run last published something; null where none did
 */
public record RegistryRow(
        String id,
        String configuration,
        Origin origin,
        boolean paused,
        @Nullable Instant nextRun,
        boolean pending,
        Cause cause,
        @Nullable String owner,
        @Nullable Instant started,
        int failures,
        @Nullable Instant ended,
        @Nullable Instant changed) {

    /** Where a registry comes from. */
    public enum Origin {
        /** From server.yaml. */
        FILE,
        /** From the API. */
        API
    }

    /** When it runs next; empty while it runs. */
    public Optional<Instant> due() {
        return Optional.ofNullable(nextRun);
    }

    /** Whether a replica runs it now. */
    public boolean isRunning() {
        return owner != null;
    }

    /** When the last run ended; empty before the first. */
    public Optional<Instant> lastRun() {
        return Optional.ofNullable(ended);
    }

    /** When a run last published something. */
    public Optional<Instant> lastChange() {
        return Optional.ofNullable(changed);
    }
}
