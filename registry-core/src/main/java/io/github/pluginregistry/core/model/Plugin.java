package io.github.pluginregistry.core.model;

/**
 * A plugin's entry in the registry.
 *
 * @param profile what its maintainer writes
 * @param latest what its releases decide
 */
public record Plugin(PluginId id, PluginMetadata profile, LatestRelease latest) {}
