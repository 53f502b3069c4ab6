package io.github.pluginregistry.server.store;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param result in one word
 * @param summary one line for people
 * @param changes the changes of versions, as a JSON array
 * @param published the commit or the address of the pull request; empty where nothing was published
 * @param log the log for people
 * @param observed what the hosts had, as JSON; null keeps what was observed before
 * @param next when the registry is due again, from now, unless a request comes first
 */
public record RunOutcome(
        Result result,
        String summary,
        String changes,
        String published,
        String log,
        @Nullable String observed,
        Duration next) {

    /** How a run ended, in one word. */
    public enum Result {
        /** Still under way. */
        RUNNING,
        /** There was nothing to publish. */
        UNCHANGED,
        /** Something was published. */
        CHANGED,
        /** It failed, see its summary. */
        FAILED,
        /** Its replica ended or hung, and another run took its place. */
        LOST;

        /** As the database and the API have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Result of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
