package io.github.pluginregistry.sdk;

import java.util.List;

/**
 * Plugins to check: at most 500 at once, each plugin once, in the order of the registry. A rule
 * that compares plugins with each other collects them until the last batch.
 *
 * @param registry the registry that they are in
 * @param plugins the plugins
 * @param last whether no batch follows
 */
public record PluginBatch(RegistryInfo registry, List<PluginInfo> plugins, boolean last) {

    /** The most plugins of one batch. */
    public static final int MOST_PLUGINS = 500;

    public PluginBatch {
        plugins = List.copyOf(plugins);
    }
}
