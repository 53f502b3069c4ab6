package io.github.pluginregistry.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The latest release of a plugin, as the registry publishes it.
 *
 * @param version the latest version as the tag spells it, or {@value #UNKNOWN}
 * @param releaseUrl the release's page, or the repository where there is none
 * @param releasedAt when that version was released
 * @param tag the whole tag of that version
 * @param commit the full object id of the commit the tag led to
 * @param prerelease the latest prerelease, where one is newer than {@code version}
 */
public record LatestRelease(
        String version,
        String releaseUrl,
        Optional<Instant> releasedAt,
        Optional<String> tag,
        Optional<String> commit,
        Optional<String> prerelease) {

    /** The version of a plugin that has no release yet. */
    public static final String UNKNOWN = "unknown";

    /** A plugin without a release; its release URL is that of the repository. */
    public static LatestRelease unknown(String repository) {
        return new LatestRelease(
                UNKNOWN,
                repository,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Whether a tag is that of this version and leads to the same commit as when it was published.
     */
    public boolean isOf(Release release) {
        return tag.equals(Optional.of(release.tag()))
                && commit.isPresent()
                && commit.equals(release.commit());
    }

    /** Whether a released version is known. */
    public boolean isKnown() {
        return !version.equals(UNKNOWN);
    }
}
