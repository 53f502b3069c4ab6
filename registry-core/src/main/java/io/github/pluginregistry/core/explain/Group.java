package io.github.pluginregistry.core.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tags that have something in common.
 *
 * @param name what they have in common: the reason for which they were refused, or their prefix
 * @param tags the tags
 */
record Group(String name, List<String> tags) {

    Group {
        tags = List.copyOf(tags);
    }

    /** The groups in the order of their first members. */
    static <T> List<Group> of(List<T> members, Function<T, String> name, Function<T, String> tag) {
        Map<String, List<String>> groups =
                members.stream()
                        .collect(
                                Collectors.groupingBy(
                                        name,
                                        LinkedHashMap::new,
                                        Collectors.mapping(tag, Collectors.toList())));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    int size() {
        return tags.size();
    }

    /** How many tags some groups have together. */
    static int size(List<Group> groups) {
        return groups.stream().mapToInt(Group::size).sum();
    }
}
