package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.version.TagForm;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the patterns that claim tags of another plugin of their repository. */
record OverlappingPatterns(RepositoryCoverage ground) {

    /** The number of tags that a message names. */
    private static final int EXAMPLES = 3;

    List<CoverageWarning> observe() {
        return Stream.concat(contested(), wide()).toList();
    }

    /** One warning for each set of plugins that claim the same tags. */
    private Stream<CoverageWarning> contested() {
        Map<List<PluginDefinition>, List<String>> claims = new LinkedHashMap<>();
        for (String tag : ground.tags()) {
            List<PluginDefinition> claimants = ground.contestantsOf(tag);
            if (haveDifferentPatterns(claimants) && !ground.isIgnored(tag)) {
                claims.computeIfAbsent(claimants, any -> new ArrayList<>()).add(tag);
            }
        }
        return claims.entrySet().stream().map(entry -> contested(entry.getKey(), entry.getValue()));
    }

    /** Plugins with the same pattern are released together. */
    private static boolean haveDifferentPatterns(List<PluginDefinition> claimants) {
        return claimants.stream().map(it -> it.selection().tagPattern()).distinct().count() > 1;
    }

    private CoverageWarning contested(List<PluginDefinition> claimants, List<String> tags) {
        String examples = tags.stream().limit(EXAMPLES).collect(Collectors.joining(", "));
        return new CoverageWarning(
                CoverageWarning.Kind.CONTESTED_TAGS,
                RepositoryCoverage.ids(claimants),
                ground.repository(),
                "tagPattern",
                "%s of %s %s claimed by each of them: %s%s"
                        .formatted(
                                tags.size() == 1 ? "1 tag" : tags.size() + " tags",
                                ground.repository(),
                                tags.size() == 1 ? "is" : "are",
                                examples,
                                tags.size() > EXAMPLES ? ", ..." : ""),
                "narrow the patterns in %s, or write the same pattern for each if they are released together"
                        .formatted(
                                claimants.stream()
                                        .map(plugin -> plugin.positionOf("tagPattern").toString())
                                        .distinct()
                                        .collect(Collectors.joining(" and "))));
    }

    /**
     * One warning for each plugin and each name that its pattern claims behind the version: {@code
     * v*} reads {@code v0.4.0-build-plan} as a prerelease, and it looks like a release of another
     * plugin.
     */
    private Stream<CoverageWarning> wide() {
        return ground.plugins().stream().flatMap(this::wide);
    }

    private Stream<CoverageWarning> wide(PluginDefinition plugin) {
        return ground
                .tagsOf(plugin.selection())
                .flatMap(tag -> named(plugin, tag).stream())
                .collect(Collectors.groupingBy(TagForm::pattern, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(forms -> wide(plugin, group(plugin, forms)));
    }

    private static TagGroup group(PluginDefinition plugin, List<TagForm> forms) {
        VersionScheme scheme = plugin.selection().scheme();
        return new TagGroup(
                forms.get(0),
                scheme,
                forms.stream().flatMap(form -> scheme.parse(form.version()).stream()).toList());
    }

    /**
     * The form of a tag whose version a plugin reads with a name at its end. Where a folder or a
     * name stands in front, that is the plugin's, and what stands behind is a part of the version.
     */
    private Optional<TagForm> named(PluginDefinition plugin, String tag) {
        VersionSelection selection = plugin.selection();
        TagForm form = TagForm.of(tag);
        Optional<String> read = selection.version(tag);
        boolean endsInAName =
                !form.suffix().isEmpty()
                        && read.filter(it -> it.endsWith(form.suffix())).isPresent()
                        && TagNamingConventions.Convention.of(form.withoutSuffix()).isEmpty()
                        && selection.scheme().parse(form.version()).isPresent();
        return endsInAName
                        && !ground.isIgnored(tag)
                        && ground.contestantsOf(tag).equals(List.of(plugin))
                ? Optional.of(form)
                : Optional.empty();
    }

    private CoverageWarning wide(PluginDefinition plugin, TagGroup group) {
        return new CoverageWarning(
                CoverageWarning.Kind.WIDE_PATTERN,
                List.of(plugin.id()),
                ground.repository(),
                "tagPattern",
                "\"%s\" also claims the tags of \"%s\", which look like another plugin's releases: %s, the newest %s"
                        .formatted(
                                plugin.selection().tagPattern(),
                                group.form().name(),
                                group.described(),
                                group.newest().text()),
                "if it is a plugin, describe it with tagPattern: \"%s\" and let this one ignore the version \"*%s\" in %s, else add its tags to coverage.ignore"
                        .formatted(
                                group.pattern(),
                                group.form().suffix(),
                                plugin.positionOf("ignore")));
    }
}
