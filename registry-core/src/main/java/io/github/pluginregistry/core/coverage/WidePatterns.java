package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.match.TagForm;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the patterns that also claim tags with a name behind the version. {@code v*} reads {@code
 * v0.4.0-build-plan} as a prerelease, and it looks like a release of another plugin.
 */
final class WidePatterns {

    private final Ground ground;

    WidePatterns(Ground ground) {
        this.ground = ground;
    }

    /** One observation for each plugin and each name that its pattern claims. */
    List<Observation> observe() {
        return ground.plugins().stream().flatMap(this::observe).toList();
    }

    private Stream<Observation> observe(PluginDefinition plugin) {
        return ground
                .tagsOf(plugin.selection())
                .flatMap(tag -> named(plugin, tag).stream())
                .collect(Collectors.groupingBy(TagForm::pattern, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(forms -> observation(plugin, group(plugin, forms)));
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
        Selection selection = plugin.selection();
        TagForm form = TagForm.of(tag);
        Optional<String> read = selection.version(tag);
        boolean endsInAName =
                !form.suffix().isEmpty()
                        && read.filter(it -> it.endsWith(form.suffix())).isPresent()
                        && Convention.of(form.withoutSuffix()).isEmpty()
                        && selection.scheme().parse(form.version()).isPresent();
        return endsInAName
                        && !ground.isIgnored(tag)
                        && ground.contestantsOf(tag).equals(List.of(plugin))
                ? Optional.of(form)
                : Optional.empty();
    }

    private Observation observation(PluginDefinition plugin, TagGroup group) {
        return new Observation(
                Observation.Kind.WIDE_PATTERN,
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
