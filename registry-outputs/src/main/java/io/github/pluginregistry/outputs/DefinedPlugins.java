package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of a definition, each of which has a file of its own. A plugin that was never
 * resolved has one too, so that the files of a registry follow from its definition alone.
 *
 * @param path the path of the file of a plugin, with {@code %s} for its id
 */
record DefinedPlugins(List<PluginDefinition> plugins, String path) {

    String file(PluginId id) {
        return path.formatted(id.value());
    }

    List<String> files() {
        return plugins.stream().map(plugin -> file(plugin.id())).toList();
    }

    /** Renders one file per plugin. */
    Map<String, String> render(Registry registry, Function<Plugin, String> text) {
        Map<PluginId, Plugin> published =
                registry.plugins().stream()
                        .collect(Collectors.toMap(Plugin::id, Function.identity()));
        Map<String, String> texts = new LinkedHashMap<>();
        for (PluginDefinition plugin : plugins) {
            @Nullable Plugin known = published.get(plugin.id());
            texts.put(file(plugin.id()), text.apply(known == null ? unresolved(plugin) : known));
        }
        return texts;
    }

    private static Plugin unresolved(PluginDefinition plugin) {
        return new Plugin(
                plugin.id(),
                plugin.profile(),
                LatestRelease.unknown(plugin.profile().repository()));
    }
}
