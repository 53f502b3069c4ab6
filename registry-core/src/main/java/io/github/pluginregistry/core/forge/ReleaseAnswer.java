package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The releases of one repository, as a host returned them.
 *
 * @param releases the release of each tag that could be looked up
 * @param any whether the repository has any published release, if that was requested
 * @param problem why requested tags are missing, if some are
 */
public record ReleaseAnswer(
        Map<String, TagRelease> releases,
        @Nullable Boolean any,
        @Nullable RepositoryUrl newAddress,
        @Nullable SourceException problem) {

    public ReleaseAnswer {
        releases = Map.copyOf(releases);
    }

    /** A complete answer. */
    public static ReleaseAnswer of(Map<String, TagRelease> releases, @Nullable Boolean any) {
        return new ReleaseAnswer(releases, any, null, null);
    }

    /** What came before a failure. */
    public static ReleaseAnswer failed(Map<String, TagRelease> releases, SourceException failure) {
        return new ReleaseAnswer(releases, null, null, failure);
    }

    /** Whether the repository has any published release; empty if that was not requested. */
    public Optional<Boolean> anyRelease() {
        return Optional.ofNullable(any);
    }

    /** The address that the repository has now; empty if it is the same. */
    public Optional<RepositoryUrl> renamedTo() {
        return Optional.ofNullable(newAddress);
    }

    /** Why requested tags are missing; empty if none is. */
    public Optional<SourceException> failure() {
        return Optional.ofNullable(problem);
    }
}
