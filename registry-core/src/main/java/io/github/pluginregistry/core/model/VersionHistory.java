package io.github.pluginregistry.core.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All versions of the plugins of a registry.
 *
 * @param isKept whether the registry has a history; without one there are no versions
 * @param versions the versions by plugin id
 */
public record VersionHistory(boolean isKept, Map<String, List<PluginVersion>> versions) {

    /** Of a registry that only has the latest versions. */
    public static final VersionHistory NONE = new VersionHistory(false, Map.of());

    public VersionHistory {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }

    /** The versions of a plugin. */
    public List<PluginVersion> of(PluginId plugin) {
        return versions.getOrDefault(plugin.value(), List.of());
    }
}
