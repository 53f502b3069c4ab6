package io.github.pluginregistry.core.recording;

import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recorded answers of one repository.
 *
 * @param tags all its tags; null if they were not requested
 * @param releases all its published releases; null unless a user listed them
 * @param lookups the releases of single tags
 * @param anyRelease whether it has any published release; null if that was not requested
 * @param batched whether many tags were looked up at once; a replay must do the same, since it
 *     would otherwise look up more than is recorded
 */
record Recording(
        RepositoryUrl repository,
        @Nullable List<Release> tags,
        @Nullable List<Release> releases,
        Map<String, TagRelease> lookups,
        @Nullable Boolean anyRelease,
        boolean batched) {

    Recording {
        tags = tags == null ? null : List.copyOf(tags);
        releases = releases == null ? null : List.copyOf(releases);
        lookups = Map.copyOf(lookups);
    }

    static Recording ofTags(RepositoryUrl repository, List<Release> tags) {
        return new Recording(repository, tags, null, Map.of(), null, true);
    }

    static Recording ofLookups(
            RepositoryUrl repository,
            Map<String, TagRelease> lookups,
            @Nullable Boolean any,
            boolean batched) {
        return new Recording(repository, null, null, lookups, any, batched);
    }

    /** This recording with the later answers of another one. */
    Recording and(Recording later) {
        Map<String, TagRelease> all = new HashMap<>(lookups);
        all.putAll(later.lookups);
        return new Recording(
                repository,
                later.tags == null ? tags : later.tags,
                later.releases == null ? releases : later.releases,
                all,
                later.anyRelease == null ? anyRelease : later.anyRelease,
                batched && later.batched);
    }

    /** The release of a tag; empty if it is not recorded. */
    Optional<TagRelease> release(String tag) {
        @Nullable TagRelease lookup = lookups.get(tag);
        if (lookup != null) {
            return Optional.of(lookup);
        }
        return hasOnlySomeReleases()
                ? Optional.empty()
                : Optional.of(
                        listed().filter(release -> release.tag().equals(tag))
                                .findFirst()
                                .<TagRelease>map(
                                        it ->
                                                new TagRelease.Published(
                                                        it.publishedAt().orElse(null),
                                                        it.prerelease()))
                                .orElseGet(TagRelease.None::new));
    }

    /** Whether the repository has any published release; empty if that is not recorded. */
    Optional<Boolean> hasReleases() {
        if (anyRelease != null) {
            return Optional.of(anyRelease);
        }
        if (lookups.values().stream().anyMatch(TagRelease.Published.class::isInstance)) {
            return Optional.of(true);
        }
        return hasOnlySomeReleases()
                ? Optional.empty()
                : Optional.of(listed().findAny().isPresent());
    }

    /** Whether tags other than those that were looked up may have a release. */
    private boolean hasOnlySomeReleases() {
        return releases == null && !lookups.isEmpty();
    }

    private Stream<Release> listed() {
        return releases == null ? Stream.empty() : releases.stream();
    }
}
