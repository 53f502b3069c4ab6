package io.github.pluginregistry.core.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tag of a repository, with what the forge says of it.
 *
 * @param tag the whole name of the tag, without {@code refs/tags/}
 * @param commitId the full object id of the commit the tag leads to, an annotated tag peeled; null
 *     where the source does not tell
 * @param date when the release was published or, for a bare tag, the date the source gives for it
 * @param prerelease whether the forge flags the release as a prerelease
 */
public record Release(
        String tag, @Nullable String commitId, @Nullable Instant date, boolean prerelease) {

    /** A tag about which nothing but its name is known. */
    public static Release ofTag(String tag) {
        return new Release(tag, null, null, false);
    }

    /** The full object id of the commit the tag leads to, if it is known. */
    public Optional<String> commit() {
        return Optional.ofNullable(commitId);
    }

    /** When the release was published, or the date of a bare tag, if it is known. */
    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(date);
    }

    /** The same release, leading to a commit. */
    public Release withCommit(String commit) {
        return new Release(tag, commit, date, prerelease);
    }

    /** The same release, published at a moment. */
    public Release publishedAt(Instant moment) {
        return new Release(tag, commitId, moment, prerelease);
    }

    /** The same release, flagged by the forge as a prerelease. */
    public Release flaggedPrerelease() {
        return new Release(tag, commitId, date, true);
    }
}
