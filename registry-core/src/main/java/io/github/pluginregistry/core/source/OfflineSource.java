package io.github.pluginregistry.core.source;

import io.github.pluginregistry.core.model.RepositoryId;
import java.util.Set;

/** Stands in for every host while there is to be no network. */
public final class OfflineSource implements ReleaseSource {

    /** The same words for every repository, so that a run says them once. */
    @Override
    public TagListing tags(RepositoryId repository, Set<String> prefixes) throws SourceException {
        throw new SourceException(
                SourceException.Kind.OFFLINE,
                "Maven is offline, so nothing was asked",
                "run without -o to ask",
                null);
    }

    @Override
    public ReleaseDetails details(RepositoryId repository) {
        return ReleaseDetails.none();
    }
}
