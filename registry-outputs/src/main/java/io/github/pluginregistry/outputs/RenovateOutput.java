package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.JsonObject;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What Renovate's custom datasource reads: {@code renovate/ID.json} per plugin. Versions that are
 * ignored or withdrawn are left out, so that nobody is upgraded to them.
 */
final class RenovateOutput implements AdditionalOutput {

    private final DefinedPlugins plugins;

    RenovateOutput(RegistryDefinition definition) {
        this.plugins = new DefinedPlugins(definition.plugins(), "renovate/%s.json");
    }

    @Override
    public List<String> files() {
        return plugins.files();
    }

    @Override
    public Map<String, String> render(Registry registry) {
        return plugins.render(registry, RenovateOutput::text);
    }

    private static String text(Plugin plugin) {
        JsonObject json =
                new JsonObject()
                        .put(
                                "releases",
                                plugin.versions().stream()
                                        .filter(version -> version.state() == State.RELEASED)
                                        .map(RenovateOutput::release)
                                        .toList());
        return json.putUnlessEmpty(
                        "sourceUrl", WebAddress.of(plugin.profile().repository()).orElse(""))
                .toText();
    }

    private static JsonObject release(PluginVersion version) {
        return new JsonObject()
                .put("version", version.version())
                .putUnlessEmpty(
                        "releaseTimestamp",
                        version.releasedAt()
                                .map(date -> date.truncatedTo(ChronoUnit.SECONDS).toString())
                                .orElse(""))
                .put("isStable", !version.prerelease())
                .putUnlessEmpty("changelogUrl", WebAddress.of(version.releaseUrl()).orElse(""));
    }
}
