package io.github.pluginregistry.server.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run in the history, without its log.
 *
 * @param id its number
 * @param registry the registry's id
 * @param owner the replica that ran it
 * @param cause why it started
 * @param delivery the number of the delivery; null where it was none
 * @param trace where it belongs, as the header {@code traceparent} has it
 * @param started when it started
 * @param end when it ended; null while it runs
 * @param result how it ended
 * @param summary one line for people
 * @param changes the changes of versions, as a JSON array
 * @param published the commit or the address of the pull request; empty where nothing was published
 */
public record RunRow(
        long id,
        String registry,
        String owner,
        Cause cause,
        @Nullable Long delivery,
        String trace,
        Instant started,
        @Nullable Instant end,
        RunOutcome.Result result,
        String summary,
        String changes,
        String published) {

    /** When it ended; empty while it runs. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(end);
    }
}
