package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of asking a repository for what counts for a plugin. */
sealed interface Answer {

    <T> T fold(Function<Listed, T> listed, Function<Failed, T> failed);

    /**
     * The listing came back whole.
     *
     * @param releases the releases or tags that count
     * @param tags the names of all tags that are there, as far as they were asked for
     * @param withdrawn the tags of releases that are not there any more
     * @param movedTo the repository's address, where it is not the one that was asked any more
     */
    record Listed(
            List<Release> releases,
            Set<String> tags,
            Set<String> withdrawn,
            Optional<RepositoryId> movedTo)
            implements Answer {
        public Listed {
            releases = List.copyOf(releases);
            tags = Set.copyOf(tags);
            withdrawn = Set.copyOf(withdrawn);
        }

        /** Releases alone; of their tags nothing is known. */
        static Listed ofReleases(List<Release> releases) {
            return new Listed(releases, Set.of(), Set.of(), Optional.empty());
        }

        /** Tags, each of which is there. */
        static Listed ofTags(List<Release> tags) {
            return new Listed(
                    tags,
                    tags.stream().map(Release::tag).collect(Collectors.toSet()),
                    Set.of(),
                    Optional.empty());
        }

        /** The same, from a repository that has another address now, if it has. */
        Listed movedTo(Optional<RepositoryId> address) {
            return new Listed(releases, tags, withdrawn, address);
        }

        /** These releases with the commits of their tags; a release without a tag is withdrawn. */
        Listed onTheir(Listed tags) {
            Map<String, Release> byName =
                    tags.releases.stream()
                            .collect(
                                    Collectors.toMap(
                                            Release::tag, Function.identity(), (a, b) -> a));
            return new Listed(
                    releases.stream().map(release -> withCommit(release, byName)).toList(),
                    tags.tags,
                    releases.stream()
                            .map(Release::tag)
                            .filter(tag -> !byName.containsKey(tag))
                            .collect(Collectors.toSet()),
                    tags.movedTo);
        }

        private static Release withCommit(Release release, Map<String, Release> tags) {
            return Optional.ofNullable(tags.get(release.tag()))
                    .flatMap(Release::commit)
                    .map(release::withCommit)
                    .orElse(release);
        }

        /**
         * These tags, and releases that have no part in the choice but in what there is to say
         * about near misses.
         */
        Listed and(Listed releases) {
            Map<String, Release> both = new LinkedHashMap<>();
            Stream.concat(this.releases.stream(), releases.releases.stream())
                    .forEach(release -> both.putIfAbsent(release.tag(), release));
            return new Listed(List.copyOf(both.values()), tags, withdrawn, movedTo);
        }

        boolean matches(Selection selection) {
            return releases.stream()
                    .anyMatch(release -> selection.patternOf(release.tag()).isPresent());
        }

        @Override
        public <T> T fold(Function<Listed, T> listed, Function<Failed, T> failed) {
            return listed.apply(this);
        }
    }

    /** It did not. */
    record Failed(Reason reason) implements Answer {
        @Override
        public <T> T fold(Function<Listed, T> listed, Function<Failed, T> failed) {
            return failed.apply(this);
        }
    }
}
