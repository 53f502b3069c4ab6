package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.PublishedRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Combines what the definition says of plugins with their releases into a registry. */
public final class RegistryAssembler {

    private RegistryAssembler() {}

    /** The registry as the releases say, with no date of its own yet. */
    public static Registry of(RegistryDefinition definition, List<Resolution> resolutions) {
        Map<String, LatestRelease> latest = new HashMap<>();
        for (Resolution resolution : resolutions) {
            resolution.entry().ifPresent(entry -> latest.put(resolution.id().value(), entry));
        }
        return of(definition, latest);
    }

    /** The registry as it is published, with its date. */
    public static Registry of(RegistryDefinition definition, PublishedRegistry published) {
        return of(definition, published.entries())
                .updatedAt(published.lastUpdated().orElse(Instant.EPOCH));
    }

    /** The registry without a date; a plugin without a release has no entry. */
    public static Registry of(RegistryDefinition definition, Map<String, LatestRelease> latest) {
        List<Plugin> plugins = new ArrayList<>();
        for (PluginDefinition plugin : definition.plugins()) {
            @Nullable LatestRelease release = latest.get(plugin.id().value());
            if (release != null) {
                plugins.add(new Plugin(plugin.id(), plugin.profile(), release));
            }
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
