package io.github.pluginregistry.core.recording;

import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The recorded answers of one repository.
 *
 * @param repository the repository
 * @param tags all its tags; empty if they were not requested
 * @param releases all its published releases, if a user listed them
 * @param lookups the releases of single tags
 * @param anyRelease whether it has any published release, if that was requested
 * @param batched whether many tags were looked up at once; a replay must do the same, since it
 *     would otherwise look up more than is recorded
 */
record Recording(
        RepositoryUrl repository,
        Optional<List<Release>> tags,
        Optional<List<Release>> releases,
        Map<String, TagRelease> lookups,
        Optional<Boolean> anyRelease,
        boolean batched) {

    Recording {
        tags = tags.map(List::copyOf);
        releases = releases.map(List::copyOf);
        lookups = Map.copyOf(lookups);
    }

    static Recording ofTags(RepositoryUrl repository, List<Release> tags) {
        return new Recording(
                repository, Optional.of(tags), Optional.empty(), Map.of(), Optional.empty(), true);
    }

    static Recording ofLookups(
            RepositoryUrl repository,
            Map<String, TagRelease> lookups,
            Optional<Boolean> any,
            boolean batched) {
        return new Recording(repository, Optional.empty(), Optional.empty(), lookups, any, batched);
    }

    /** This recording with the later answers of another one. */
    Recording and(Recording later) {
        Map<String, TagRelease> all = new HashMap<>(lookups);
        all.putAll(later.lookups);
        return new Recording(
                repository,
                later.tags.or(() -> tags),
                later.releases.or(() -> releases),
                all,
                later.anyRelease.or(() -> anyRelease),
                batched && later.batched);
    }

    /** The release of a tag; empty if it is not recorded. */
    Optional<TagRelease> release(String tag) {
        return Optional.ofNullable(lookups.get(tag))
                .or(() -> releases.map(all -> listed(all, tag)))
                .or(() -> knowsTagsAlone() ? Optional.of(new TagRelease.None()) : Optional.empty());
    }

    private static TagRelease listed(List<Release> releases, String tag) {
        return releases.stream()
                .filter(release -> release.tag().equals(tag))
                .findFirst()
                .<TagRelease>map(it -> new TagRelease.Published(it.publishedAt(), it.prerelease()))
                .orElseGet(TagRelease.None::new);
    }

    /** Whether the repository has any published release; empty if that is not recorded. */
    Optional<Boolean> hasReleases() {
        boolean any = lookups.values().stream().anyMatch(TagRelease.Published.class::isInstance);
        return anyRelease
                .or(() -> any ? Optional.of(true) : Optional.empty())
                .or(() -> releases.map(all -> !all.isEmpty()))
                .or(() -> knowsTagsAlone() ? Optional.of(false) : Optional.empty());
    }

    private boolean knowsTagsAlone() {
        return lookups.isEmpty() && releases.isEmpty();
    }
}
