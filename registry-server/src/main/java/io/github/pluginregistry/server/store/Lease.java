package io.github.pluginregistry.server.store;

import io.github.pluginregistry.server.log.Trace;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right of one replica to run a registry for some time.
 *
 * @param registry the registry's id
 * @param configuration its configuration, as JSON
 * @param origin where the registry comes from
 * @param run the id of the run in the history
 * @param fence the number of the lease; a later lease has a greater one
 * @param wanted the number of the last request that the run covers
 * @param cause why it runs
 * @param delivery the delivery that it comes from; null where there is none
 * @param trace where the run belongs: the trace of the request for it, or a new one
 * @param failures how many runs failed in a row before
 * @param taken when the lease began, by the clock of the database
 * @param seen what the hosts had at the last successful run, as JSON; null where there was none
 * @param changed when a run last published something; null where none did
 * @param requested whether somebody asked for this run, rather than the schedule
 */
public record Lease(
        String registry,
        String configuration,
        RegistryRow.Origin origin,
        long run,
        long fence,
        long wanted,
        Cause cause,
        @Nullable Long delivery,
        Trace trace,
        int failures,
        Instant taken,
        @Nullable String seen,
        @Nullable Instant changed,
        boolean requested) {

    /** What the hosts had at the last successful run, as JSON. */
    public Optional<String> observed() {
        return Optional.ofNullable(seen);
    }

    /** When a run last published something. */
    public Optional<Instant> lastChange() {
        return Optional.ofNullable(changed);
    }
}
