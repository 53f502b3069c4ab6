package io.github.pluginregistry.core.source;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import java.util.List;

/** Stands in for every host while there is to be no network. */
public final class OfflineSource implements ReleaseSource {

    @Override
    public List<Release> releases(RepositoryId repository) throws SourceException {
        throw offline();
    }

    @Override
    public List<Release> tags(RepositoryId repository) throws SourceException {
        throw offline();
    }

    /** The same words for every repository, so that a run says them once. */
    private static SourceException offline() {
        return new SourceException(
                SourceException.Kind.OFFLINE,
                "Maven is offline, so nothing was asked",
                "run without -o to ask",
                null);
    }
}
