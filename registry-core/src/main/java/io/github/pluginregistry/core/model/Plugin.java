package io.github.pluginregistry.core.model;

import java.util.List;

/**
 * A plugin's entry in the registry.
 *
 * @param profile what its maintainer writes
 * @param latest what its releases decide
 * @param versions its versions, the highest first; empty where the registry has no history
 */
public record Plugin(
        PluginId id, PluginMetadata profile, LatestRelease latest, List<PluginVersion> versions) {

    public Plugin {
        versions = List.copyOf(versions);
    }

    /** A plugin of a registry without a history. */
    public Plugin(PluginId id, PluginMetadata profile, LatestRelease latest) {
        this(id, profile, latest, List.of());
    }
}
