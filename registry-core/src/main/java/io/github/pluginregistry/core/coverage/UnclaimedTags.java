package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.match.TagPrefix;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the tags that no plugin claims and that are put together like those of one that is
 * described. What a product's own releases look like, or a tag for a conference, follows no
 * plugin's convention, and is left alone.
 */
final class UnclaimedTags {

    private final Ground ground;
    private final Map<Convention, VersionScheme> conventions = new HashMap<>();
    private final Map<String, PluginDefinition> known = new HashMap<>();
    private final Set<TagPrefix> claimed = new HashSet<>();

    UnclaimedTags(Ground ground) {
        this.ground = ground;
        ground.plugins().forEach(this::learn);
    }

    private void learn(PluginDefinition plugin) {
        Convention.prefixesOf(plugin, ground)
                .forEach(
                        prefix -> {
                            claimed.add(prefix);
                            Convention.of(prefix)
                                    .ifPresent(convention -> learn(plugin, prefix, convention));
                        });
    }

    private void learn(PluginDefinition plugin, TagPrefix prefix, Convention convention) {
        conventions.putIfAbsent(convention, plugin.selection().scheme());
        known.putIfAbsent(prefix.name(), plugin);
    }

    /** One observation for each name, whatever conventions its tags follow. */
    List<Observation> observe() {
        return groups().entrySet().stream()
                .map(entry -> observation(entry.getKey().name(), entry.getValue()))
                .toList();
    }

    /** Versions of two schemes have no order, so a name that is used under both is two. */
    record Name(String name, VersionScheme scheme) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : scheme.compareTo(other.scheme);
        }
    }

    /** By name, the group in use first. */
    SortedMap<Name, List<TagGroup>> groups() {
        return unclaimed().entrySet().stream()
                .flatMap(entry -> group(entry.getKey(), entry.getValue()).stream())
                .collect(
                        Collectors.groupingBy(
                                group -> new Name(group.prefix().name(), group.scheme()),
                                TreeMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), UnclaimedTags::newestFirst)));
    }

    private static List<TagGroup> newestFirst(List<TagGroup> groups) {
        return groups.stream().sorted(TagGroup.NEWEST_FIRST).toList();
    }

    private Map<TagPrefix, List<String>> unclaimed() {
        return ground.tags().stream()
                .filter(tag -> ground.claimantsOf(tag).isEmpty())
                .filter(tag -> TagPrefix.of(tag).isPresent())
                .collect(Collectors.groupingBy(tag -> TagPrefix.of(tag).orElseThrow()));
    }

    /**
     * What of these tags spells versions; empty where none does, or where they have no siblings.
     */
    private Optional<TagGroup> group(TagPrefix prefix, List<String> tags) {
        return schemeOf(prefix)
                .map(scheme -> new TagGroup(prefix, scheme, versions(prefix, tags, scheme)))
                .filter(group -> !group.versions().isEmpty());
    }

    /**
     * The scheme of the siblings; empty where there are none. A pattern that claims some tags of a
     * prefix and leaves others, such as an older line of versions, does so on purpose.
     */
    private Optional<VersionScheme> schemeOf(TagPrefix prefix) {
        return Convention.of(prefix)
                .filter(convention -> !claimed.contains(prefix))
                .flatMap(convention -> Optional.ofNullable(conventions.get(convention)));
    }

    private static List<Version> versions(
            TagPrefix prefix, List<String> tags, VersionScheme scheme) {
        return tags.stream()
                .map(tag -> scheme.parse(tag.substring(prefix.text().length())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Observation observation(String name, List<TagGroup> groups) {
        String tags = groups.stream().map(TagGroup::described).collect(Collectors.joining(" and "));
        Optional<PluginDefinition> plugin = Optional.ofNullable(known.get(name));
        return new Observation(
                Observation.Kind.UNCLAIMED_TAGS,
                plugin.map(PluginDefinition::id).<List<PluginId>>map(List::of).orElse(List.of()),
                ground.repository(),
                "formerTagPatterns",
                "no pattern claims the tags of \"%s\", which look like a plugin's releases: %s, the newest %s"
                        .formatted(name, tags, groups.get(0).newest().text()),
                plugin.map(it -> former(it, groups)).orElseGet(() -> newPlugin(groups)));
    }

    private static String newPlugin(List<TagGroup> groups) {
        String today = "if it is a plugin, describe it with tagPattern: \"%s\"";
        String former = " and formerTagPatterns: [%s]";
        return today.formatted(groups.get(0).pattern())
                + (groups.size() > 1
                        ? former.formatted(quoted(groups.subList(1, groups.size())))
                        : "");
    }

    private static String former(PluginDefinition plugin, List<TagGroup> groups) {
        return "if they are its former releases, add formerTagPatterns: [%s] in %s"
                .formatted(quoted(groups), plugin.positionOf("formerTagPatterns"));
    }

    private static String quoted(List<TagGroup> groups) {
        return groups.stream()
                .map(group -> "\"" + group.pattern() + "\"")
                .collect(Collectors.joining(", "));
    }
}
