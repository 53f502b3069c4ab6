package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.AcceptedTagMove;
import io.github.pluginregistry.core.model.LatestRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tags of one repository begin with that its plugins need. */
record TagPrefixes(List<PluginDefinition> plugins, Map<String, LatestRelease> published) {

    /**
     * The beginnings of the tags that match, and those tags that the registry or the definition
     * names. Of a plugin that had no release so far, all tags beside the place of its own, which
     * tell a mistake in its pattern.
     */
    Set<String> needed() {
        return plugins.stream().flatMap(this::needed).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> needed(PluginDefinition plugin) {
        VersionSelection selection = plugin.selection();
        Optional<LatestRelease> before = Optional.ofNullable(published.get(plugin.id().value()));
        boolean neverReleased = before.filter(latest -> !latest.isKnown()).isPresent();
        return Stream.of(
                        neverReleased ? folders(selection) : selection.literalPrefixes().stream(),
                        before.flatMap(LatestRelease::tag).stream(),
                        selection.acknowledged().stream().map(AcceptedTagMove::tag))
                .flatMap(Function.identity());
    }

    /** What else is needed where some plugins match none of the tags that were listed. */
    Set<String> missing(TagIndex listing) {
        return unmatched(listing)
                .flatMap(TagPrefixes::folders)
                .filter(folder -> !listing.covers(folder))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is no tag at all near the place of those that a plugin should have. */
    boolean isAstray(TagIndex listing) {
        return unmatched(listing)
                .anyMatch(it -> folders(it).allMatch(folder -> listing.count(folder) == 0));
    }

    private Stream<VersionSelection> unmatched(TagIndex listing) {
        return plugins.stream()
                .map(PluginDefinition::selection)
                .filter(selection -> !listing.matches(selection));
    }

    private static Stream<String> folders(VersionSelection selection) {
        return selection.literalPrefixes().stream().map(TagPrefixes::folder);
    }

    /** The folder around the tags of a pattern: {@code a/} for {@code a/b/*}. */
    static String folder(String prefix) {
        String place = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return place.substring(0, place.lastIndexOf('/') + 1);
    }
}
