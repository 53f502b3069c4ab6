package io.github.pluginregistry.core.source;

import io.github.pluginregistry.core.model.RepositoryId;
import java.util.List;

/**
 * What is to be looked up of one repository.
 *
 * @param repository the repository
 * @param tags the tags whose releases are wanted
 * @param anyRelease whether it is also wanted if the repository has any published release
 */
public record ReleaseQuery(RepositoryId repository, List<String> tags, boolean anyRelease) {

    public ReleaseQuery {
        tags = List.copyOf(tags);
    }
}
