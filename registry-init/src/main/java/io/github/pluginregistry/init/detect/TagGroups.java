package io.github.pluginregistry.init.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts the tags of a repository into groups. */
final class TagGroups {

    /** Of the versions of a platform's builds, so many are also versions without a platform. */
    private static final double VARIANTS = 0.8;

    private final List<TagGroup> groups = new ArrayList<>();

    private TagGroups() {}

    static List<TagGroup> of(Collection<String> tags) {
        TagGroups found = new TagGroups();
        Map<String, List<TagParts>> byPrefix =
                tags.stream()
                        .distinct()
                        .flatMap(tag -> TagParts.of(tag).stream())
                        .collect(
                                Collectors.groupingBy(
                                        TagParts::prefix, TreeMap::new, Collectors.toList()));
        byPrefix.forEach(found::add);
        return List.copyOf(found.groups);
    }

    private void add(String prefix, List<TagParts> tags) {
        Map<String, List<TagParts>> bySuffix =
                tags.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TagParts::suffix, TreeMap::new, Collectors.toList()));
        List<TagParts> plain = withoutDates(bySuffix.getOrDefault("", List.of()));
        bySuffix.remove("");
        if (plain.isEmpty()) {
            addWithoutPlain(prefix, bySuffix);
        } else {
            groups.add(new TagGroup(prefix, "", withFolded(plain, bySuffix)));
            bySuffix.forEach((suffix, group) -> groups.add(new TagGroup(prefix, suffix, group)));
        }
    }

    /** Dates beside versions are those of builds. */
    private static List<TagParts> withoutDates(List<TagParts> tags) {
        boolean versioned =
                tags.stream()
                        .map(TagParts::version)
                        .filter(VersionLine::isSemantic)
                        .anyMatch(version -> !VersionLine.isDate(version));
        return tags.stream()
                .filter(
                        tag ->
                                !versioned
                                        || VersionLine.isSemantic(tag.version())
                                        || !VersionLine.isDate(tag.version()))
                .toList();
    }

    /** Takes the words behind some versions for words of prereleases. */
    private static List<TagParts> withFolded(
            List<TagParts> plain, Map<String, List<TagParts>> bySuffix) {
        Set<String> versions =
                plain.stream()
                        .map(TagParts::version)
                        .collect(Collectors.toCollection(HashSet::new));
        List<TagParts> all = new ArrayList<>(plain);
        bySuffix.entrySet()
                .removeIf(
                        entry -> {
                            boolean folded =
                                    !entry.getKey().startsWith("/")
                                            && !isVariant(
                                                    entry.getKey(), entry.getValue(), versions)
                                            && entry.getValue().size() <= plain.size();
                            if (folded) {
                                entry.getValue().forEach(tag -> all.add(tag.withoutSuffix()));
                            }
                            return folded;
                        });
        bySuffix.entrySet()
                .removeIf(entry -> isVariant(entry.getKey(), entry.getValue(), versions));
        return all;
    }

    /** Whether tags are those of builds that a release has for a platform. */
    private static boolean isVariant(String suffix, List<TagParts> tags, Set<String> versions) {
        long known = tags.stream().filter(tag -> versions.contains(tag.version())).count();
        return !suffix.startsWith("/")
                && (Words.isPlatform(suffix)
                        || (tags.size() > 1 && known >= VARIANTS * tags.size()));
    }

    /** Where every version has a name behind it, that is of a platform, or of a plugin. */
    private void addWithoutPlain(String prefix, Map<String, List<TagParts>> bySuffix) {
        List<TagParts> all = bySuffix.values().stream().flatMap(List::stream).toList();
        if (!new TagGroup(prefix, "", all).isUnnamed()
                && bySuffix.keySet().stream().noneMatch(Words::isPlatform)) {
            groups.add(
                    new TagGroup(prefix, "", all.stream().map(TagParts::withoutSuffix).toList()));
            return;
        }
        List<TagGroup> found =
                bySuffix.entrySet().stream()
                        .map(entry -> new TagGroup(prefix, entry.getKey(), entry.getValue()))
                        .toList();
        found.stream().filter(it -> !Words.isPlatform(it.suffix())).forEach(groups::add);
        found.stream()
                .filter(it -> Words.isPlatform(it.suffix()))
                .max(TagGroup.BY_VERSION)
                .ifPresent(groups::add);
    }
}
