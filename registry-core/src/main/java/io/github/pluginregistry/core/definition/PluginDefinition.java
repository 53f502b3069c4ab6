package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.Map;

/**
 * One plugin as the maintainer describes it.
 *
 * @param profile what reaches the output unchanged
 * @param positions where each of the plugin's keys stands in the definition; the empty key stands
 *     for the plugin itself
 */
public record PluginDefinition(
        PluginId id,
        PluginMetadata profile,
        RepositoryUrl repository,
        VersionSelection selection,
        Map<String, SourceLocation> positions) {

    public PluginDefinition {
        positions = Map.copyOf(positions);
    }

    PluginDefinition unplaced() {
        return new PluginDefinition(id, profile, repository, selection, Map.of());
    }

    /** The location of a key or, where the key is not written, of the plugin. */
    public SourceLocation positionOf(String key) {
        SourceLocation plugin = positions.getOrDefault("", new SourceLocation("definition", 0));
        return positions.getOrDefault(key, plugin);
    }
}
