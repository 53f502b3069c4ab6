package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.io.JsonObject;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.Registry;
import java.util.Map;

/** Renders {@code plugins.json}, as docs/registry-format.md describes it. */
public record JsonRenderer(PageLocation place) {

    /** A registry as JSON, which is valid as UTF-8 whatever the texts hold. */
    public String render(Registry registry) {
        return json(registry).toText();
    }

    /** What a parser returns for the rendered text. */
    Map<String, Object> values(Registry registry) {
        return json(registry).values();
    }

    private JsonObject json(Registry registry) {
        return new JsonObject()
                .put("version", JsonFormat.VERSION)
                .put("lastUpdated", JsonFormat.moment(registry.lastUpdated()))
                .put("description", registry.description())
                .put("plugins", registry.plugins().stream().map(this::json).toList())
                .put("metadata", metadata(registry));
    }

    private static JsonObject metadata(Registry registry) {
        return new JsonObject()
                .put("updateFrequency", registry.updateFrequency())
                .put("dataFormat", JsonFormat.DATA_FORMAT)
                .put("apiVersion", JsonFormat.API_VERSION)
                .put("notes", registry.notes());
    }

    private JsonObject json(Plugin plugin) {
        PluginMetadata profile = plugin.profile();
        LatestRelease latest = plugin.latest();
        JsonObject json =
                new JsonObject()
                        .put("id", plugin.id().value())
                        .put("name", profile.name())
                        .put("description", profile.description())
                        .put("sourcePath", profile.sourcePath())
                        .put("repository", profile.repository())
                        .put("repositoryType", profile.repositoryType().key())
                        .put("latestVersion", latest.version())
                        .put("releaseUrl", latest.releaseUrl())
                        .put("tagPattern", profile.tagPattern())
                        .put("status", profile.status().key());
        json.putUnlessEmpty("releasedAt", latest.releasedAt().map(JsonFormat::moment).orElse(""))
                .putUnlessEmpty("tag", latest.tag().orElse(""))
                .putUnlessEmpty("commit", latest.commit().orElse(""))
                .putUnlessEmpty("latestPrerelease", latest.prerelease().orElse(""))
                .putUnlessEmpty("docs", profile.docs().map(place::reference).orElse(""));
        if (!profile.labels().isEmpty()) {
            json.put("labels", profile.labels());
        }
        json.putUnlessEmpty("replacedBy", profile.replacedBy().map(PluginId::value).orElse(""));
        if (profile.usage().isPresent()) {
            json.putUnlessEmpty("install", PluginUsage.install(plugin).orElse(""))
                    .putUnlessEmpty("download", PluginUsage.download(plugin).orElse(""));
        }
        return json;
    }
}
