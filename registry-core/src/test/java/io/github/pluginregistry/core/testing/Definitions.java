package io.github.pluginregistry.core.testing;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Position;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.definition.Selection.AcceptedTagMove;
import io.github.pluginregistry.core.definition.Selection.SourceKind;
import io.github.pluginregistry.core.definition.Selection.VersionOverride;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Profile;
import io.github.pluginregistry.core.model.Profile.RepositoryType;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.rule.Severities;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definitions for tests, in as few words as the test is about. */
public final class Definitions {

    public static final String HOME = "https://github.com/pipe-cd/pipecd";

    private Definitions() {}

    public static RegistryDefinition registry(PluginDefinition... plugins) {
        return new RegistryDefinition(
                "Example Plugins",
                "The plugins of the example",
                RepositoryId.of(HOME),
                "On every release",
                "",
                List.of(plugins),
                List.of(),
                Severities.USUAL,
                List.of());
    }

    public static PluginDefinition plugin(String id, String tagPattern) {
        return plugin(id, HOME, select(tagPattern));
    }

    public static PluginDefinition plugin(String id, String repository, Selection selection) {
        return new PluginDefinition(
                new PluginId(id),
                new Profile(
                        id + " plugin",
                        "What " + id + " does",
                        "",
                        repository,
                        repository.equals(HOME) ? RepositoryType.INLINE : RepositoryType.EXTERNAL,
                        selection.tagPattern().toString(),
                        Status.STABLE,
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                RepositoryId.of(repository),
                selection,
                Map.of(
                        "",
                        new Position("registry.yaml", 4),
                        "tagPattern",
                        new Position("registry.yaml", 12)));
    }

    public static PluginDefinition livingIn(String sourcePath, PluginDefinition plugin) {
        Profile of = plugin.profile();
        return new PluginDefinition(
                plugin.id(),
                new Profile(
                        of.name(),
                        of.description(),
                        sourcePath,
                        of.repository(),
                        of.repositoryType(),
                        of.tagPattern(),
                        of.status(),
                        of.docs(),
                        of.labels(),
                        of.replacedBy()),
                plugin.repository(),
                plugin.selection(),
                plugin.positions());
    }

    public static Selection select(String tagPattern, String... formerTagPatterns) {
        return new Selection(
                TagPattern.of(tagPattern),
                Arrays.stream(formerTagPatterns).map(TagPattern::of).toList(),
                SourceKind.AUTO,
                VersionScheme.SEMVER,
                false,
                List.of(),
                Optional.empty(),
                List.of());
    }

    public static Selection asking(SourceKind source, Selection of) {
        return new Selection(
                of.tagPattern(),
                of.formerTagPatterns(),
                source,
                of.scheme(),
                of.includePrereleases(),
                of.ignore(),
                of.pin(),
                of.acknowledged());
    }

    public static Selection withPrereleases(Selection of) {
        return new Selection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                of.scheme(),
                true,
                of.ignore(),
                of.pin(),
                of.acknowledged());
    }

    public static Selection under(VersionScheme scheme, Selection of) {
        return new Selection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                scheme,
                of.includePrereleases(),
                of.ignore(),
                of.pin(),
                of.acknowledged());
    }

    public static Selection ignoring(String version, Selection of) {
        return new Selection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                of.scheme(),
                of.includePrereleases(),
                List.of(new VersionOverride(version, "broken")),
                of.pin(),
                of.acknowledged());
    }

    public static Selection pinnedTo(String version, Selection of) {
        return new Selection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                of.scheme(),
                of.includePrereleases(),
                of.ignore(),
                Optional.of(new VersionOverride(version, "the newer ones break the host")),
                of.acknowledged());
    }

    public static Selection acknowledging(String tag, String commit, Selection of) {
        return new Selection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                of.scheme(),
                of.includePrereleases(),
                of.ignore(),
                of.pin(),
                List.of(new AcceptedTagMove(tag, commit, "on purpose")));
    }
}
