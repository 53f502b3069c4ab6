package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The latest versions by plugin id, in Java's format of properties: {@code versions.properties}.
 */
final class PropertiesOutput implements AdditionalOutput {

    private static final String NAME = "versions.properties";

    @Override
    public List<String> files() {
        return List.of(NAME);
    }

    @Override
    public Map<String, String> render(Registry registry) {
        return Map.of(
                NAME,
                registry.plugins().stream()
                        .filter(plugin -> plugin.latest().isKnown())
                        .map(PropertiesOutput::line)
                        .collect(Collectors.joining()));
    }

    /** An id has no character that is special in a key. */
    private static String line(Plugin plugin) {
        return "%s=%s\n".formatted(plugin.id(), escaped(plugin.latest().version()));
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character <= ' ' || character > '~') {
                escaped.append("\\u%04X".formatted((int) character));
            } else {
                escaped.append(character == '\\' ? "\\\\" : character);
            }
        }
        return escaped.toString();
    }
}
