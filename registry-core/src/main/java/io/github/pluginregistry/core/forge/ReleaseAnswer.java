package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Map;
import java.util.Optional;

/**
 * The releases of one repository, as a host returned them.
 *
 * @param releases the release of each tag that could be looked up
 * @param anyRelease whether the repository has any published release, if that was requested
 * @param renamedTo the address that the repository has now, where that is another one
 * @param failure why requested tags are missing, if some are
 */
public record ReleaseAnswer(
        Map<String, TagRelease> releases,
        Optional<Boolean> anyRelease,
        Optional<RepositoryUrl> renamedTo,
        Optional<SourceException> failure) {

    public ReleaseAnswer {
        releases = Map.copyOf(releases);
    }

    /** A complete answer. */
    public static ReleaseAnswer of(Map<String, TagRelease> releases, Optional<Boolean> anyRelease) {
        return new ReleaseAnswer(releases, anyRelease, Optional.empty(), Optional.empty());
    }

    /** What came before a failure. */
    public static ReleaseAnswer failed(Map<String, TagRelease> releases, SourceException failure) {
        return new ReleaseAnswer(
                releases, Optional.empty(), Optional.empty(), Optional.of(failure));
    }
}
