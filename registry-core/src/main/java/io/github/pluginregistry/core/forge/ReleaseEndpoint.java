package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.TagRelease;
import java.util.Optional;

/** The paths and fields of a REST API that tells the release of a tag. */
public interface ReleaseEndpoint {

    /** The path of the release of one tag. */
    String release(RepositoryId repository, String tag);

    /** The path of a list of releases, cut to one entry. */
    String anyRelease(RepositoryId repository);

    /**
     * Whether the host answers 403 for a release that does not exist, so that only a list that it
     * gives tells whether releases may be read.
     */
    default boolean forbidsWhatIsMissing() {
        return false;
    }

    /**
     * Reads a release.
     *
     * @return empty where this is no release of the tag
     */
    Optional<TagRelease> read(ForgeJson release, String tag);
}
