package io.github.pluginregistry.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One tag of a repository, with what the forge says of it.
 *
 * @param tag the whole name of the tag, without {@code refs/tags/}
 * @param commit the full object id of the commit the tag leads to, an annotated tag peeled; empty
 *     where the source does not tell
 * @param publishedAt when the release was published or, for a bare tag, the date the source gives
 *     for it
 * @param prerelease whether the forge flags the release as a prerelease
 */
public record Release(
        String tag, Optional<String> commit, Optional<Instant> publishedAt, boolean prerelease) {

    /** A tag about which nothing but its name is known. */
    public static Release ofTag(String tag) {
        return new Release(tag, Optional.empty(), Optional.empty(), false);
    }

    /** The same release, leading to a commit. */
    public Release withCommit(String commit) {
        return new Release(tag, Optional.of(commit), publishedAt, prerelease);
    }

    /** The same release, published at a moment. */
    public Release publishedAt(Instant moment) {
        return new Release(tag, commit, Optional.of(moment), prerelease);
    }

    /** The same release, flagged by the forge as a prerelease. */
    public Release flaggedPrerelease() {
        return new Release(tag, commit, publishedAt, true);
    }
}
