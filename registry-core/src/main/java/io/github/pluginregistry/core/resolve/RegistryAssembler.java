package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.PublishedRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts a registry together: what the maintainer writes from the definition, what releases decide
 * from elsewhere.
 */
public final class RegistryAssembler {

    private RegistryAssembler() {}

    /** The registry as the releases say, with no date of its own yet. */
    public static Registry of(RegistryDefinition definition, List<Resolution> resolutions) {
        Map<PluginId, LatestRelease> latest = new HashMap<>();
        for (Resolution resolution : resolutions) {
            resolution.entry().ifPresent(entry -> latest.put(resolution.id(), entry));
        }
        return of(definition, plugin -> Optional.ofNullable(latest.get(plugin.id())));
    }

    /** The registry as it is published, with its date. */
    public static Registry of(RegistryDefinition definition, PublishedRegistry published) {
        return of(definition, plugin -> published.latest(plugin.id()))
                .updatedAt(published.lastUpdated().orElse(Instant.EPOCH));
    }

    /**
     * The registry as somebody says, with no date of its own yet. A plugin of which nobody says
     * anything has no entry: that it has no release is for its host to say.
     */
    public static Registry of(
            RegistryDefinition definition,
            Function<PluginDefinition, Optional<LatestRelease>> latest) {
        List<Plugin> plugins = new ArrayList<>();
        for (PluginDefinition plugin : definition.plugins()) {
            latest.apply(plugin)
                    .ifPresent(it -> plugins.add(new Plugin(plugin.id(), plugin.profile(), it)));
        }
        return new Registry(
                definition.name(),
                definition.description(),
                definition.repository().address(),
                definition.updateFrequency(),
                definition.notes(),
                Instant.EPOCH,
                plugins);
    }
}
