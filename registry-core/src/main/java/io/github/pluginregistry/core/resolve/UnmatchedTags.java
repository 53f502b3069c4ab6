package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.version.TagForm;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds tags that match no plugin but follow the naming convention of one. */
final class UnmatchedTags {

    private static final String IF_NOT = ", else add its tags to coverage.ignore";

    private final RepositoryCoverage ground;
    private final TagNamingConventions conventions;

    UnmatchedTags(RepositoryCoverage ground) {
        this.ground = ground;
        this.conventions = new TagNamingConventions(ground);
    }

    /** One warning for each name, even if its tags changed their convention. */
    List<CoverageWarning> observe() {
        return groups().entrySet().stream()
                .map(entry -> observation(entry.getKey().name(), entry.getValue()))
                .toList();
    }

    /**
     * A plugin name together with the scheme and family of its tags, since versions of two schemes
     * have no order, and equal names in two folders may be unrelated.
     */
    record Name(String name, VersionScheme scheme, String family) implements Comparable<Name> {

        private static final Comparator<Name> ORDER =
                Comparator.comparing(Name::name)
                        .thenComparing(Name::scheme)
                        .thenComparing(Name::family);

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }
    }

    /** The groups by name, the group with the newest version first. */
    SortedMap<Name, List<TagGroup>> groups() {
        return unclaimed().values().stream()
                .flatMap(forms -> group(forms).stream())
                .collect(
                        Collectors.groupingBy(
                                this::name,
                                TreeMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), UnmatchedTags::newestFirst)));
    }

    private Name name(TagGroup group) {
        return new Name(group.form().name(), group.scheme(), conventions.familyOf(group.form()));
    }

    private static List<TagGroup> newestFirst(List<TagGroup> groups) {
        return groups.stream().sorted(TagGroup.NEWEST_FIRST).toList();
    }

    private Map<List<String>, List<TagForm>> unclaimed() {
        return ground.tags().stream()
                .filter(tag -> ground.claimantsOf(tag).isEmpty())
                .filter(tag -> !ground.isIgnored(tag))
                .map(conventions::formOf)
                .collect(Collectors.groupingBy(form -> List.of(form.prefix(), form.suffix())));
    }

    /** The versions of the tags of one form; empty without versions or siblings. */
    private Optional<TagGroup> group(List<TagForm> tags) {
        TagForm form = tags.get(0);
        return conventions
                .schemeOf(form)
                .map(scheme -> new TagGroup(form, scheme, versions(tags, scheme)))
                .filter(group -> !group.versions().isEmpty());
    }

    private static List<Version> versions(List<TagForm> tags, VersionScheme scheme) {
        return tags.stream()
                .map(tag -> scheme.parse(tag.version()))
                .flatMap(Optional::stream)
                .toList();
    }

    private CoverageWarning observation(String name, List<TagGroup> groups) {
        String tags = groups.stream().map(TagGroup::described).collect(Collectors.joining(" and "));
        Optional<PluginDefinition> plugin = conventions.pluginOf(groups.get(0).form());
        return new CoverageWarning(
                CoverageWarning.Kind.UNCLAIMED_TAGS,
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
                        : "")
                + IF_NOT;
    }

    private static String former(PluginDefinition plugin, List<TagGroup> groups) {
        return "if they are its former releases, add formerTagPatterns: [%s] in %s"
                        .formatted(quoted(groups), plugin.positionOf("formerTagPatterns"))
                + IF_NOT;
    }

    private static String quoted(List<TagGroup> groups) {
        return groups.stream()
                .map(group -> "\"" + group.pattern() + "\"")
                .collect(Collectors.joining(", "));
    }
}
