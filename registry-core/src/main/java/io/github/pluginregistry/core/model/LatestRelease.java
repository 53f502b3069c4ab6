package io.github.pluginregistry.core.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest release of a plugin, as the registry publishes it.
 *
 * @param version the latest version as the tag spells it, or {@value #UNKNOWN}
 * @param releaseUrl the release's page, or the repository where there is none
 * @param commitId the full object id of the commit the tag led to
 * @param newerPrerelease the latest prerelease, where one is newer than {@code version}
 */
public record LatestRelease(
        String version,
        String releaseUrl,
        @Nullable Instant date,
        @Nullable String tagName,
        @Nullable String commitId,
        @Nullable String newerPrerelease) {

    /** The version of a plugin that has no release yet. */
    public static final String UNKNOWN = "unknown";

    /** A plugin without a release; its release URL is that of the repository. */
    public static LatestRelease unknown(String repository) {
        return new LatestRelease(UNKNOWN, repository, null, null, null, null);
    }

    /** Whether a tag is that of this version, and leads to the published commit. */
    public boolean isOf(Release release) {
        return release.tag().equals(tagName)
                && commitId != null
                && commitId.equals(release.commitId());
    }

    /** When that version was released, if it is known. */
    public Optional<Instant> releasedAt() {
        return Optional.ofNullable(date);
    }

    /** The whole tag of that version, if it is known. */
    public Optional<String> tag() {
        return Optional.ofNullable(tagName);
    }

    /** The commit that the tag pointed to when it was published, if it is known. */
    public Optional<String> commit() {
        return Optional.ofNullable(commitId);
    }

    /** The latest prerelease, if one is newer than the version. */
    public Optional<String> prerelease() {
        return Optional.ofNullable(newerPrerelease);
    }

    /** Whether a released version is known. */
    public boolean isKnown() {
        return !version.equals(UNKNOWN);
    }
}
