package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.Acknowledgement;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.SourceKind;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Release;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the plugins of one repository need to know of it.
 *
 * @param plugins the plugins
 * @param published what the registry says of a plugin until now
 */
record Needs(List<PluginDefinition> plugins, Function<PluginId, Optional<Latest>> published) {

    /**
     * What the tags begin with that can play a part: those that match, and those that the registry
     * or the definition names.
     */
    Set<String> tagPrefixes() {
        return plugins.stream().flatMap(this::tagPrefixes).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> tagPrefixes(PluginDefinition plugin) {
        return Stream.of(
                        plugin.selection().literalPrefixes().stream(),
                        published.apply(plugin.id()).flatMap(Latest::tag).stream(),
                        plugin.selection().acknowledged().stream().map(Acknowledgement::tag))
                .flatMap(Function.identity());
    }

    /**
     * These releases with the commits that are published, where no plugin needs more of their tags:
     * the latest release of each one is the one that is published, unchanged.
     *
     * @return empty where some plugin's is not, or may be another by what the tags say
     */
    Optional<Listing> asPublished(Listing releases) {
        Map<String, String> commits = new HashMap<>();
        for (PluginDefinition plugin : plugins) {
            Optional<Latest> known = published.apply(plugin.id()).filter(Latest::isKnown);
            if (known.isEmpty() || !isStillLatest(plugin, known.get(), releases)) {
                return Optional.empty();
            }
            commits.put(known.get().tag().orElseThrow(), known.get().commit().orElseThrow());
        }
        return Optional.of(releases.withCommits(commits));
    }

    private static boolean isStillLatest(PluginDefinition plugin, Latest known, Listing releases) {
        return plugin.selection().source() != SourceKind.TAGS
                && known.commit()
                        .filter(commit -> isUnquestioned(plugin, known, commit))
                        .isPresent()
                && Choice.of(plugin.selection(), releases)
                        .latest()
                        .map(Candidate::release)
                        .filter(release -> isSame(release, known))
                        .isPresent();
    }

    private static boolean isUnquestioned(PluginDefinition plugin, Latest known, String commit) {
        return plugin.selection().acknowledged().stream()
                .filter(it -> known.tag().equals(Optional.of(it.tag())))
                .allMatch(it -> it.commit().equals(commit));
    }

    /** A release that was made anew has another date, and perhaps another commit. */
    private static boolean isSame(Release release, Latest known) {
        return known.tag().equals(Optional.of(release.tag()))
                && known.releasedAt().equals(release.publishedAt());
    }
}
