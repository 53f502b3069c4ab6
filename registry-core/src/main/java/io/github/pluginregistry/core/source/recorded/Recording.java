package io.github.pluginregistry.core.source.recorded;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import java.util.List;
import java.util.Optional;

/**
 * What a repository once answered.
 *
 * @param repository who was asked
 * @param releases its releases; empty where they were not asked for
 * @param tags its tags; empty where they were not asked for
 */
record Recording(
        RepositoryId repository, Optional<List<Release>> releases, Optional<List<Release>> tags) {

    Recording {
        releases = releases.map(List::copyOf);
        tags = tags.map(List::copyOf);
    }

    static Recording ofReleases(RepositoryId repository, List<Release> releases) {
        return new Recording(repository, Optional.of(releases), Optional.empty());
    }

    static Recording ofTags(RepositoryId repository, List<Release> tags) {
        return new Recording(repository, Optional.empty(), Optional.of(tags));
    }

    /** This, with what was heard later. */
    Recording and(Recording later) {
        return new Recording(
                repository, later.releases.or(() -> releases), later.tags.or(() -> tags));
    }
}
