package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.version.PatternSuggestions;
import io.github.pluginregistry.core.version.TagPrefixIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tags that one repository listed, indexed so that a plugin finds only its own. */
public final class TagIndex {

    private final TagListing listed;
    private final TagPrefixIndex<Release> index;
    private @Nullable PatternSuggestions suggestions;

    TagIndex(TagListing listed) {
        this.listed = listed;
        this.index = TagPrefixIndex.of(distinct(listed.tags()), Release::tag);
    }

    /** A recording may name a tag twice; the first counts. */
    private static Collection<Release> distinct(List<Release> tags) {
        Map<String, Release> byName = new LinkedHashMap<>();
        tags.forEach(tag -> byName.putIfAbsent(tag.tag(), tag));
        return byName.values();
    }

    /** All tags of a repository. */
    static TagIndex ofTags(List<Release> tags) {
        return new TagIndex(TagListing.of(tags));
    }

    /** The names of the tags, in their order. */
    public Stream<String> tags() {
        return index.startingWith("").map(Release::tag);
    }

    /** How many tags begin with a prefix. */
    long count(String prefix) {
        return index.startingWith(prefix).count();
    }

    /** Whether all tags are here that begin with a prefix. */
    boolean covers(String prefix) {
        return listed.prefixes().stream().anyMatch(prefix::startsWith);
    }

    /** The tags that a selection has to look at: no other matches its patterns. */
    Stream<Release> inReachOf(VersionSelection selection) {
        return selection.literalPrefixes().stream().flatMap(index::startingWith);
    }

    boolean matches(VersionSelection selection) {
        return inReachOf(selection).anyMatch(tag -> selection.matches(tag.tag()));
    }

    boolean hasTag(String tag) {
        return index.named(tag).isPresent();
    }

    /** Whether a version is what one of the tags spells. */
    boolean hasTagOf(String version, VersionSelection selection) {
        return inReachOf(selection)
                .map(tag -> selection.version(tag.tag()))
                .anyMatch(spelled -> spelled.equals(Optional.of(version)));
    }

    /** The dates of a few tags that have none yet, as far as they can be had. */
    Map<String, Instant> dates(Collection<String> tags) {
        return listed.dates().of(tags);
    }

    /** The repository's address, where it is not the one that was asked any more. */
    Optional<RepositoryUrl> movedTo() {
        return listed.movedTo();
    }

    /** What patterns the tags suggest; computed when a plugin needs it, by one thread. */
    PatternSuggestions suggestions() {
        if (suggestions == null) {
            suggestions = PatternSuggestions.of(tags().toList());
        }
        return suggestions;
    }
}
