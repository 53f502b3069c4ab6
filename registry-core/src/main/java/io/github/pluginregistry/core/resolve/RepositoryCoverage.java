package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One repository with its tags and the plugins that the definition has for it. */
final class RepositoryCoverage {

    private final RepositoryUrl repository;
    private final List<PluginDefinition> plugins;
    private final SortedSet<String> tags;
    private final List<IgnoredTags> ignored;
    private final Map<String, List<PluginDefinition>> claimants = new HashMap<>();

    private RepositoryCoverage(
            RepositoryUrl repository,
            List<PluginDefinition> plugins,
            SortedSet<String> tags,
            List<IgnoredTags> ignored) {
        this.repository = repository;
        this.plugins = plugins;
        this.tags = tags;
        this.ignored = ignored;
        for (PluginDefinition plugin : plugins) {
            tagsOf(plugin.selection())
                    .forEach(
                            tag ->
                                    claimants
                                            .computeIfAbsent(tag, any -> new ArrayList<>(1))
                                            .add(plugin));
        }
    }

    /** One per repository, in the definition's order, computed lazily. */
    static Stream<RepositoryCoverage> of(
            List<ResolutionDetails> accounts, List<IgnoredTags> ignored) {
        Map<RepositoryUrl, List<ResolutionDetails>> repositories =
                accounts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        account -> account.plugin().repository(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return repositories.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), ignored));
    }

    private static RepositoryCoverage of(
            RepositoryUrl repository, List<ResolutionDetails> accounts, List<IgnoredTags> ignored) {
        return new RepositoryCoverage(
                repository,
                accounts.stream().map(ResolutionDetails::plugin).toList(),
                accounts.stream()
                        .map(ResolutionDetails::listing)
                        .distinct()
                        .flatMap(TagIndex::tags)
                        .collect(Collectors.toCollection(TreeSet::new)),
                ignored);
    }

    /** Its address, as the first of its plugins writes it. */
    RepositoryUrl repository() {
        return repository;
    }

    List<PluginDefinition> plugins() {
        return plugins;
    }

    /** The names of its tags; empty if it did not answer. */
    SortedSet<String> tags() {
        return tags;
    }

    /** The tags that match one of a selection's patterns. */
    Stream<String> tagsOf(VersionSelection selection) {
        return selection.literalPrefixes().stream()
                .flatMap(this::tagsStartingWith)
                .filter(selection::matches);
    }

    Stream<String> tagsOf(TagPattern pattern) {
        return tagsStartingWith(pattern.literalPrefix())
                .filter(tag -> pattern.version(tag).isPresent());
    }

    private Stream<String> tagsStartingWith(String prefix) {
        return tags.tailSet(prefix).stream().takeWhile(tag -> tag.startsWith(prefix));
    }

    /** The plugins with a pattern that a tag matches. */
    List<PluginDefinition> claimantsOf(String tag) {
        return claimants.getOrDefault(tag, List.of());
    }

    /** The plugins with a pattern that a tag matches, except those that ignore its version. */
    List<PluginDefinition> contestantsOf(String tag) {
        return claimantsOf(tag).stream()
                .filter(
                        plugin ->
                                plugin.selection()
                                        .version(tag)
                                        .flatMap(plugin.selection()::ignoring)
                                        .isEmpty())
                .toList();
    }

    boolean isIgnored(String tag) {
        return ignored.stream().anyMatch(it -> it.covers(tag));
    }

    /** Whether the definition ignores all tags of a pattern. */
    boolean isIgnored(TagPattern pattern) {
        return ignored.stream().anyMatch(it -> it.tags().equals(pattern));
    }

    /** Whether another plugin claims a tag. */
    boolean isTaken(String tag, PluginDefinition by) {
        return claimantsOf(tag).stream().anyMatch(other -> !other.equals(by));
    }

    static List<PluginId> ids(List<PluginDefinition> plugins) {
        return plugins.stream().map(PluginDefinition::id).toList();
    }
}
