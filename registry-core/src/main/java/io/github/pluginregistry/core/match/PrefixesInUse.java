package io.github.pluginregistry.core.match;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prefixes that the tags of a repository have, what stands before the version of {@code
 * plugins/json/v1.0.0} or {@code json-1.0.0}: read once, for however many patterns match nothing.
 */
public final class PrefixesInUse {

    private final Map<String, List<String>> byName;

    private PrefixesInUse(Map<String, List<String>> byName) {
        this.byName = byName;
    }

    /** Reads the prefixes of a repository's tags. */
    public static PrefixesInUse of(Collection<String> tags) {
        return new PrefixesInUse(
                tags.stream()
                        .map(TagPrefix::of)
                        .flatMap(Optional::stream)
                        .map(TagPrefix::text)
                        .distinct()
                        .collect(groupingBy(prefix -> Nearest.ignoringCase(name(prefix)))));
    }

    /**
     * The prefix that a pattern's maintainer probably meant.
     *
     * <p>It is the one whose name, its last word, is closest to the name in the prefix that was
     * given, and of several such the closest as a whole.
     *
     * @param prefix what a pattern that matches nothing starts with, for example {@code
     *     plugin/kubernetes/}
     * @return empty where no name is close enough to be meant
     */
    public Optional<String> nearestTo(String prefix) {
        // No name is closer than the name itself; the others need not be compared then.
        List<String> namesakes = byName.getOrDefault(Nearest.ignoringCase(name(prefix)), List.of());
        return Nearest.closest(prefix, namesakes.stream(), PrefixesInUse::name)
                .or(
                        () ->
                                Nearest.closest(
                                        prefix,
                                        byName.values().stream().flatMap(List::stream),
                                        PrefixesInUse::name));
    }

    private static String name(String prefix) {
        return new TagPrefix(prefix).name();
    }
}
