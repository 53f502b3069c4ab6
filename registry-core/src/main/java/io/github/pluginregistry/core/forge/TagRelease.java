package io.github.pluginregistry.core.forge;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

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
     * @param publishedAt when it was published
     * @param prerelease whether the forge flags it as a prerelease
     */
    record Published(Optional<Instant> publishedAt, boolean prerelease) implements TagRelease {}

    /** A release that is not published, or whose date is in the future. */
    record Draft() implements TagRelease {}

    /** The tag has no release. */
    record None() implements TagRelease {}
}
