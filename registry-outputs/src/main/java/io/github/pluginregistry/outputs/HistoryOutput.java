package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.JsonObject;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.VersionHistory;
import io.github.pluginregistry.core.output.AdditionalOutput;
import io.github.pluginregistry.core.output.HistoryFile;
import io.github.pluginregistry.core.output.PluginUsage;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All versions of the plugins: {@code history.json}, and {@code plugins/ID.json} per plugin. */
final class HistoryOutput implements AdditionalOutput, HistoryFile {

    /** The version of the format of both files. */
    static final String FORMAT = "1.0";

    private static final String NAME = "history.json";

    private final List<PluginDefinition> plugins;

    HistoryOutput(RegistryDefinition definition) {
        this.plugins = definition.plugins();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<HistoryFile> history() {
        return Optional.of(this);
    }

    @Override
    public VersionHistory read(String text) throws IOException {
        return HistoryReader.read(text);
    }

    @Override
    public List<String> files() {
        return Stream.concat(Stream.of(NAME), plugins.stream().map(plugin -> file(plugin.id())))
                .toList();
    }

    private static String file(PluginId id) {
        return "plugins/%s.json".formatted(id.value());
    }

    /**
     * @throws IllegalArgumentException if the history is larger than any file may be that is read
     */
    @Override
    public Map<String, String> render(Registry registry) {
        Map<PluginId, Plugin> published =
                registry.plugins().stream()
                        .collect(Collectors.toMap(Plugin::id, Function.identity()));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(NAME, history(registry));
        for (PluginDefinition plugin : plugins) {
            texts.put(file(plugin.id()), plugin(plugin, published.get(plugin.id())).toText());
        }
        return texts;
    }

    private static String history(Registry registry) {
        String text =
                new JsonObject()
                        .put("version", FORMAT)
                        .put(
                                "plugins",
                                registry.plugins().stream().map(HistoryOutput::entry).toList())
                        .toText();
        return FileLimit.require(NAME, "history", text);
    }

    private static JsonObject entry(Plugin plugin) {
        return new JsonObject()
                .put("id", plugin.id().value())
                .put("versions", plugin.versions().stream().map(HistoryOutput::version).toList());
    }

    /** A plugin that was never resolved has no version yet, and its file says so. */
    private static JsonObject plugin(PluginDefinition definition, @Nullable Plugin plugin) {
        PluginMetadata profile = plugin == null ? definition.profile() : plugin.profile();
        JsonObject json =
                new JsonObject()
                        .put("version", FORMAT)
                        .put("id", definition.id().value())
                        .put("name", profile.name())
                        .put("description", profile.description())
                        .put("repository", profile.repository())
                        .put("status", profile.status().key());
        List<PluginVersion> versions = List.of();
        if (plugin != null) {
            latest(json, plugin.latest());
            use(json, plugin);
            versions = plugin.versions();
        }
        return json.put("versions", versions.stream().map(HistoryOutput::version).toList());
    }

    private static void latest(JsonObject json, LatestRelease latest) {
        json.put("latestVersion", latest.version())
                .put("releaseUrl", latest.releaseUrl())
                .putUnlessEmpty("releasedAt", moment(latest.releasedAt()))
                .putUnlessEmpty("tag", latest.tag().orElse(""))
                .putUnlessEmpty("commit", latest.commit().orElse(""))
                .putUnlessEmpty("latestPrerelease", latest.prerelease().orElse(""));
    }

    /** What the same plugin has in plugins.json. */
    private static void use(JsonObject json, Plugin plugin) {
        if (!plugin.profile().labels().isEmpty()) {
            json.put("labels", plugin.profile().labels());
        }
        json.putUnlessEmpty(
                        "replacedBy", plugin.profile().replacedBy().map(PluginId::value).orElse(""))
                .putUnlessEmpty("install", PluginUsage.install(plugin).orElse(""))
                .putUnlessEmpty("download", PluginUsage.download(plugin).orElse(""));
    }

    private static JsonObject version(PluginVersion version) {
        return new JsonObject()
                .put("version", version.version())
                .put("tag", version.tag())
                .putUnlessEmpty("commit", version.commit().orElse(""))
                .putUnlessEmpty("releasedAt", moment(version.releasedAt()))
                .put("prerelease", version.prerelease())
                .put("state", version.state().key())
                .putUnlessEmpty("reason", version.reason())
                .put("releaseUrl", version.releaseUrl());
    }

    private static String moment(Optional<Instant> moment) {
        return moment.map(it -> it.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("");
    }
}
