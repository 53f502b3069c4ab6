package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.VersionHistory;
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

    /** The registry as a run found it, with no date of its own yet. */
    public static Registry of(
            RegistryDefinition definition, LatestReleases.Found found, boolean history) {
        Map<String, LatestRelease> latest = new HashMap<>();
        Map<String, List<PluginVersion>> versions = new HashMap<>();
        for (ResolutionDetails details : found.details()) {
            String id = details.plugin().id().value();
            details.resolution().entry().ifPresent(entry -> latest.put(id, entry));
            versions.put(id, details.versions());
        }
        return of(definition, latest, new VersionHistory(history, versions));
    }

    /** The registry as it is published, with its date. */
    public static Registry of(RegistryDefinition definition, PublishedRegistry published) {
        return of(definition, published.entries(), published.history())
                .updatedAt(published.lastUpdated().orElse(Instant.EPOCH));
    }

    /** The registry without a date; a plugin without a release has no entry. */
    public static Registry of(
            RegistryDefinition definition,
            Map<String, LatestRelease> latest,
            VersionHistory history) {
        List<Plugin> plugins = new ArrayList<>();
        for (PluginDefinition plugin : definition.plugins()) {
            @Nullable LatestRelease release = latest.get(plugin.id().value());
            if (release != null) {
                List<PluginVersion> versions =
                        history.isKept()
                                ? PluginHistory.defined(
                                        plugin,
                                        definition.forgeOf(plugin.repository()),
                                        history.of(plugin.id()),
                                        release)
                                : List.of();
                plugins.add(new Plugin(plugin.id(), plugin.profile(), release, versions));
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
