package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.JsonObject;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.output.AdditionalOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A badge per plugin with its latest version: {@code badges/ID.svg}, and {@code badges/ID.json} in
 * the form of the shields.io endpoint.
 */
final class BadgeOutput implements AdditionalOutput {

    private final DefinedPlugins images;
    private final DefinedPlugins endpoints;

    BadgeOutput(RegistryDefinition definition) {
        this.images = new DefinedPlugins(definition.plugins(), "badges/%s.svg");
        this.endpoints = new DefinedPlugins(definition.plugins(), "badges/%s.json");
    }

    /** The colors have a contrast of at least 4.5 to white text (WCAG 2.2, 1.4.3). */
    private enum Color {
        GREEN("#2c7a37", "green"),
        AMBER("#8a5a00", "orange"),
        RED("#b3261e", "red"),
        GREY("#666666", "lightgrey");

        private final String hex;
        private final String shields;

        Color(String hex, String shields) {
            this.hex = hex;
            this.shields = shields;
        }

        private static Color of(Plugin plugin) {
            if (!plugin.latest().isKnown()) {
                return GREY;
            }
            Status status = plugin.profile().status();
            return switch (status) {
                case STABLE -> GREEN;
                case BETA, ALPHA -> AMBER;
                case DEPRECATED -> RED;
            };
        }
    }

    @Override
    public List<String> files() {
        return Stream.concat(images.files().stream(), endpoints.files().stream()).toList();
    }

    @Override
    public Map<String, String> render(Registry registry) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.putAll(images.render(registry, BadgeOutput::image));
        texts.putAll(endpoints.render(registry, BadgeOutput::endpoint));
        return texts;
    }

    private static String image(Plugin plugin) {
        return new BadgeImage(label(plugin), message(plugin), Color.of(plugin).hex).render();
    }

    private static String endpoint(Plugin plugin) {
        return new JsonObject()
                .put("schemaVersion", 1)
                .put("label", label(plugin))
                .put("message", message(plugin))
                .put("color", Color.of(plugin).shields)
                .toText();
    }

    private static String label(Plugin plugin) {
        return BadgeImage.shortened(XmlText.clean(plugin.profile().name()));
    }

    private static String message(Plugin plugin) {
        return BadgeImage.shortened(XmlText.clean(plugin.latest().version()));
    }
}
