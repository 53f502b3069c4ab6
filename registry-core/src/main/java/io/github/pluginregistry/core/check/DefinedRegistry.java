package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Position;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.PluginId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A definition, the file that it stands in, and what lies around that. */
public final class DefinedRegistry {

    private final RegistryDefinition definition;
    private final Path file;
    private final Predicate<PluginDefinition> lacksSource;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param file where the definition is
     * @param lacksSource whether the repository of a plugin is the checkout at hand, and that has
     *     no such source path
     */
    public DefinedRegistry(
            RegistryDefinition definition, Path file, Predicate<PluginDefinition> lacksSource) {
        this.definition = definition;
        this.file = file;
        this.lacksSource = lacksSource;
        for (PluginDefinition plugin : definition.plugins()) {
            places.put(plugin.id().value(), places.size());
        }
    }

    RegistryDefinition definition() {
        return definition;
    }

    Path file() {
        return file;
    }

    List<PluginDefinition> plugins() {
        return definition.plugins();
    }

    Optional<PluginDefinition> plugin(String id) {
        return Optional.ofNullable(places.get(id)).map(definition.plugins()::get);
    }

    boolean lacksSource(PluginDefinition plugin) {
        return lacksSource.test(plugin);
    }

    /** The place of a plugin's key or, where that is not written, of the plugin. */
    Spot spot(PluginId id, String key) {
        int place = places.getOrDefault(id.value(), 0);
        PluginDefinition plugin = definition.plugins().get(place);
        Position position = plugin.positionOf(key);
        boolean written = plugin.positions().containsKey(key) && !key.isEmpty();
        return new Spot(
                file,
                position.line(),
                position.column(),
                "/plugins/" + place + (written ? "/" + key : ""));
    }
}
