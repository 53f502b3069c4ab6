package io.github.pluginregistry.core.recording;

import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a repository once answered.
 *
 * @param repository who was asked
 * @param tags all its tags; empty where they were not asked for
 * @param releases all its published releases, where somebody wrote down all of them
 * @param lookups what was found out of single tags
 * @param anyRelease whether it has any published release, where that was asked
 * @param batched whether many tags were looked up at once; a replay asks in the same way, or it
 *     would ask for more than is recorded
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

    /** This, with what was heard later. */
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

    /** The release of a tag; empty where nothing is known of it. */
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

    /** Whether the repository has any published release; empty where that is not known. */
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
