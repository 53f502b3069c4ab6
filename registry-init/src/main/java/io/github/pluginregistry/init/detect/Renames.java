package io.github.pluginregistry.init.detect;

import io.github.pluginregistry.init.detect.TagGroup.Convention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the groups that one plugin had under several names of its tags: {@code json-0.7.2}, and
 * then {@code plugins/json/v0.7.3}.
 *
 * <p>Equal names alone say nothing: {@code receiver/kafka} and {@code exporter/kafka} are two. A
 * name was changed if the versions go on behind it.
 */
final class Renames {

    /** Of all pairs of two conventions, so many have to look like a change. */
    private static final double MOST = 0.8;

    /** So many versions may be in both: releases with two tags, and late fixes of old ones. */
    private static final double OVERLAP = 0.2;

    private final Map<Convention, Map<String, TagGroup>> conventions;

    private Renames(List<TagGroup> groups) {
        conventions =
                groups.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TagGroup::convention,
                                        LinkedHashMap::new,
                                        Collectors.toMap(
                                                TagGroup::key,
                                                group -> group,
                                                (one, other) -> one,
                                                LinkedHashMap::new)));
    }

    /** The plugins of named groups, each with all the groups that it had. */
    static List<DetectedPlugin> plugins(List<TagGroup> groups) {
        Renames renames = new Renames(groups);
        Map<String, List<TagGroup>> byName =
                groups.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TagGroup::key, LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream()
                .flatMap(same -> renames.merged(same).stream())
                .map(merged -> renames.plugin(merged))
                .toList();
    }

    private DetectedPlugin plugin(List<TagGroup> groups) {
        TagGroup current = groups.get(0);
        return new DetectedPlugin(
                current.name(), groups, groups.size() == 1 && isLeftBehind(current));
    }

    /** The groups of one name: each plugin with its current group first. */
    private List<List<TagGroup>> merged(List<TagGroup> same) {
        List<TagGroup> open =
                new ArrayList<>(same.stream().sorted(TagGroup.BY_VERSION.reversed()).toList());
        List<List<TagGroup>> plugins = new ArrayList<>();
        while (!open.isEmpty()) {
            TagGroup current = open.remove(0);
            List<TagGroup> plugin = new ArrayList<>(List.of(current));
            open.stream().filter(group -> isFormer(group, current)).forEach(plugin::add);
            open.removeAll(plugin);
            plugins.add(plugin);
        }
        return plugins;
    }

    private boolean isFormer(TagGroup former, TagGroup current) {
        Convention from = former.convention();
        Convention to = current.convention();
        if (from.equals(to)) {
            return isContinued(former, current);
        }
        Set<String> shared = shared(from, to);
        long continued =
                shared.stream()
                        .filter(name -> isContinued(group(from, name), group(to, name)))
                        .count();
        boolean convincing =
                !from.isOtherFolderOf(to)
                        || (shared.size() > 1 && shared.size() * 2 >= names(from).size());
        return convincing && isContinued(former, current) && continued >= MOST * shared.size();
    }

    /** Whether siblings of a group have newer tags of another convention, and it has none. */
    private boolean isLeftBehind(TagGroup group) {
        Convention own = group.convention();
        return conventions.keySet().stream()
                .filter(other -> !other.equals(own))
                .anyMatch(
                        other -> {
                            Set<String> shared = shared(own, other);
                            return shared.size() > 1
                                    && shared.size() * 2 >= names(own).size()
                                    && shared.stream()
                                            .allMatch(
                                                    name ->
                                                            isFormer(
                                                                    group(own, name),
                                                                    group(other, name)));
                        });
    }

    private Set<String> shared(Convention one, Convention other) {
        Set<String> names = new HashSet<>(names(one));
        names.retainAll(names(other));
        return names;
    }

    private TagGroup group(Convention convention, String name) {
        return Objects.requireNonNull(conventions.getOrDefault(convention, Map.of()).get(name));
    }

    private Set<String> names(Convention convention) {
        return conventions.getOrDefault(convention, Map.of()).keySet();
    }

    /** Whether the versions of one group go on in another, or are released under both names. */
    private static boolean isContinued(TagGroup former, TagGroup current) {
        if (VersionLine.compareBest(former.versions(), current.versions()) > 0) {
            return false;
        }
        if (former.convention().isOtherFolderOf(current.convention())) {
            return current.versions().stream()
                    .allMatch(
                            version ->
                                    VersionLine.compareBest(former.versions(), List.of(version))
                                            < 0);
        }
        Set<String> versions = numbers(former);
        Set<String> newer = numbers(current);
        long both = versions.stream().filter(newer::contains).count();
        return both <= OVERLAP * versions.size() || both >= MOST * versions.size();
    }

    private static Set<String> numbers(TagGroup group) {
        return group.versions().stream()
                .map(version -> version.replaceFirst("^[vV]", ""))
                .collect(Collectors.toSet());
    }
}
