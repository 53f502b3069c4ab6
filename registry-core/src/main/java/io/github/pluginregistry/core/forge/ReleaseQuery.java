package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lookup of releases of one repository.
 *
 * @param tags the tags whose releases are wanted
 * @param anyRelease whether to look up, too, if the repository has any published release
 */
public record ReleaseQuery(RepositoryUrl repository, List<String> tags, boolean anyRelease) {

    public ReleaseQuery {
        tags = List.copyOf(tags);
    }

    /** This query and another one about the same repository. */
    public ReleaseQuery and(ReleaseQuery other) {
        return new ReleaseQuery(
                repository,
                Stream.concat(tags.stream(), other.tags.stream()).distinct().toList(),
                anyRelease || other.anyRelease);
    }
}
