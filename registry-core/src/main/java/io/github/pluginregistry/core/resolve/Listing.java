package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.match.PatternSuggestions;
import io.github.pluginregistry.core.match.PrefixIndex;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one repository lists. It serves all plugins of the repository, and lets each of them find
 * its own releases without a look at those of the others.
 */
public final class Listing {

    private final List<Release> releases;
    private final PrefixIndex<Release> byTag;
    private final PrefixIndex<Release> tags;
    private final Set<String> withdrawn;
    private final Optional<RepositoryId> movedTo;
    private @Nullable PatternSuggestions suggestions;

    private Listing(
            List<Release> releases,
            PrefixIndex<Release> byTag,
            PrefixIndex<Release> tags,
            Set<String> withdrawn,
            Optional<RepositoryId> movedTo) {
        this.releases = releases;
        this.byTag = byTag;
        this.tags = tags;
        this.withdrawn = withdrawn;
        this.movedTo = movedTo;
    }

    /** Releases alone; of their tags nothing is known. */
    static Listing ofReleases(List<Release> releases) {
        return new Listing(
                List.copyOf(releases),
                index(releases),
                index(List.of()),
                Set.of(),
                Optional.empty());
    }

    /** Tags, each of which is there. */
    static Listing ofTags(List<Release> tags) {
        PrefixIndex<Release> index = index(tags);
        return new Listing(List.copyOf(tags), index, index, Set.of(), Optional.empty());
    }

    private static PrefixIndex<Release> index(List<Release> releases) {
        return PrefixIndex.of(releases, Release::tag);
    }

    /** The same, from a repository that has another address now, if it has. */
    Listing movedTo(Optional<RepositoryId> address) {
        return new Listing(releases, byTag, tags, withdrawn, address);
    }

    /** These releases with the commits of their tags; a release without a tag is withdrawn. */
    Listing onTheir(Listing tags) {
        List<Release> onTags = releases.stream().map(tags::withCommit).toList();
        Set<String> withoutTag =
                releases.stream()
                        .map(Release::tag)
                        .filter(tag -> !tags.hasTag(tag))
                        .collect(Collectors.toUnmodifiableSet());
        return new Listing(onTags, index(onTags), tags.tags, withoutTag, tags.movedTo);
    }

    /** These releases, some of them with the commits that their tags are known to lead to. */
    Listing withCommits(Map<String, String> commits) {
        List<Release> known =
                releases.stream()
                        .map(
                                release ->
                                        Optional.ofNullable(commits.get(release.tag()))
                                                .map(release::withCommit)
                                                .orElse(release))
                        .toList();
        return new Listing(known, index(known), tags, withdrawn, movedTo);
    }

    private Release withCommit(Release release) {
        return tags.named(release.tag())
                .flatMap(Release::commit)
                .map(release::withCommit)
                .orElse(release);
    }

    /**
     * These tags, and releases that have no part in the choice but in what there is to say about
     * near misses.
     */
    Listing and(Listing releases) {
        List<Release> withoutTag =
                releases.releases.stream().filter(release -> !hasTag(release.tag())).toList();
        if (withoutTag.isEmpty()) {
            return this;
        }
        List<Release> both = Stream.concat(this.releases.stream(), withoutTag.stream()).toList();
        return new Listing(both, index(both), tags, withdrawn, movedTo);
    }

    /** Every release or tag that was looked at, in no particular order. */
    public List<Release> releases() {
        return releases;
    }

    /** The releases or tags that a selection has to look at: no other matches its patterns. */
    Stream<Release> inReachOf(Selection selection) {
        return selection.literalPrefixes().stream().flatMap(byTag::startingWith);
    }

    boolean matches(Selection selection) {
        return inReachOf(selection).anyMatch(release -> selection.matches(release.tag()));
    }

    /** The names of all tags, in their order; empty where they were not asked for. */
    public Stream<String> tags() {
        return tags.startingWith("").map(Release::tag);
    }

    boolean hasTag(String tag) {
        return tags.named(tag).isPresent();
    }

    /** Whether a version is what one of the tags spells. */
    boolean hasTagOf(String version, Selection selection) {
        return selection.literalPrefixes().stream()
                .flatMap(tags::startingWith)
                .map(tag -> selection.version(tag.tag()))
                .anyMatch(spelled -> spelled.equals(Optional.of(version)));
    }

    /** Whether a tag is that of a release, and is not there any more. */
    boolean isWithdrawn(String tag) {
        return withdrawn.contains(tag);
    }

    /** The repository's address, where it is not the one that was asked any more. */
    Optional<RepositoryId> movedTo() {
        return movedTo;
    }

    /**
     * What patterns the releases or tags suggest. Few plugins need that, so they are read when the
     * first does; one thread works on a repository.
     */
    PatternSuggestions suggestions() {
        if (suggestions == null) {
            suggestions =
                    PatternSuggestions.of(releases.stream().map(Release::tag).distinct().toList());
        }
        return suggestions;
    }
}
