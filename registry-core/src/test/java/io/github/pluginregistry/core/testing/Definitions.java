package io.github.pluginregistry.core.testing;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.AcceptedTagMove;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginMetadata.RepositoryType;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Definitions for tests, in as few words as the test is about. */
public final class Definitions {

    public static final String HOME = "https://github.com/pipe-cd/pipecd";

    private Definitions() {}

    public static RegistryDefinition registry(PluginDefinition... plugins) {
        return new RegistryDefinition(
                "Example Plugins",
                "The plugins of the example",
                RepositoryUrl.of(HOME),
                "On every release",
                "",
                List.of(plugins),
                List.of(),
                Severities.USUAL,
                List.of(),
                List.of());
    }

    public static PluginDefinition plugin(String id, String tagPattern) {
        return plugin(id, HOME, select(tagPattern));
    }

    public static PluginDefinition plugin(
            String id, String repository, VersionSelection selection) {
        return new PluginDefinition(
                new PluginId(id),
                new PluginMetadata(
                        id + " plugin",
                        "What " + id + " does",
                        "",
                        repository,
                        repository.equals(HOME) ? RepositoryType.INLINE : RepositoryType.EXTERNAL,
                        selection.tagPattern().toString(),
                        Status.STABLE,
                        null,
                        List.of(),
                        null),
                RepositoryUrl.of(repository),
                selection,
                Map.of(
                        "",
                        new SourceLocation("registry.yaml", 4),
                        "tagPattern",
                        new SourceLocation("registry.yaml", 12)));
    }

    public static PluginDefinition livingIn(String sourcePath, PluginDefinition plugin) {
        PluginMetadata of = plugin.profile();
        return new PluginDefinition(
                plugin.id(),
                new PluginMetadata(
                        of.name(),
                        of.description(),
                        sourcePath,
                        of.repository(),
                        of.repositoryType(),
                        of.tagPattern(),
                        of.status(),
                        of.documentation(),
                        of.labels(),
                        of.successor()),
                plugin.repository(),
                plugin.selection(),
                plugin.positions());
    }

    public static VersionSelection select(String tagPattern, String... formerTagPatterns) {
        return new VersionSelection(
                TagPattern.of(tagPattern),
                Arrays.stream(formerTagPatterns).map(TagPattern::of).toList(),
                SourceKind.AUTO,
                VersionScheme.SEMVER,
                false,
                List.of(),
                null,
                List.of());
    }

    public static VersionSelection asking(SourceKind source, VersionSelection of) {
        return new VersionSelection(
                of.tagPattern(),
                of.formerTagPatterns(),
                source,
                of.scheme(),
                of.includePrereleases(),
                of.ignore(),
                of.pin().orElse(null),
                of.acknowledged());
    }

    public static VersionSelection withPrereleases(VersionSelection of) {
        return new VersionSelection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                of.scheme(),
                true,
                of.ignore(),
                of.pin().orElse(null),
                of.acknowledged());
    }

    public static VersionSelection under(VersionScheme scheme, VersionSelection of) {
        return new VersionSelection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                scheme,
                of.includePrereleases(),
                of.ignore(),
                of.pin().orElse(null),
                of.acknowledged());
    }

    public static VersionSelection ignoring(String version, VersionSelection of) {
        return new VersionSelection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                of.scheme(),
                of.includePrereleases(),
                List.of(new VersionOverride(version, "broken")),
                of.pin().orElse(null),
                of.acknowledged());
    }

    public static VersionSelection pinnedTo(String version, VersionSelection of) {
        return new VersionSelection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                of.scheme(),
                of.includePrereleases(),
                of.ignore(),
                new VersionOverride(version, "the newer ones break the host"),
                of.acknowledged());
    }

    public static VersionSelection acknowledging(String tag, String commit, VersionSelection of) {
        return new VersionSelection(
                of.tagPattern(),
                of.formerTagPatterns(),
                of.source(),
                of.scheme(),
                of.includePrereleases(),
                of.ignore(),
                of.pin().orElse(null),
                List.of(new AcceptedTagMove(tag, commit, "on purpose")));
    }
}
