package io.github.pluginregistry.core.forge;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The release of one tag on a forge. */
public sealed interface TagRelease {

    /** Calls the function for the case at hand. */
    default <T> T fold(
            Function<Published, T> published, Function<Draft, T> draft, Function<None, T> none) {
        if (this instanceof Published release) {
            return published.apply(release);
        }
        return this instanceof Draft unpublished
                ? draft.apply(unpublished)
                : none.apply((None) this);
    }

    /**
     * A published release.
     *
     * @param date when it was published, if its forge returns that
     */
    record Published(@Nullable Instant date, boolean prerelease) implements TagRelease {

        /** When it was published; empty if its forge does not return that. */
        public Optional<Instant> publishedAt() {
            return Optional.ofNullable(date);
        }
    }

    /** A release that is not published, or whose date is in the future. */
    record Draft() implements TagRelease {}

    /** The tag has no release. */
    record None() implements TagRelease {}
}
