package io.github.pluginregistry.sdk;

import java.util.Objects;

/**
 * A change of a plugin's latest version.
 *
 * @param plugin the id of the plugin
 * @param from the version before; empty where the plugin is new
 * @param to the version now; empty where the plugin is gone
 * @param releaseUrl the page of the version now; empty where there is none
 */
public record VersionChange(String plugin, String from, String to, String releaseUrl) {

    public VersionChange {
        Objects.requireNonNull(plugin);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(releaseUrl);
    }
}
