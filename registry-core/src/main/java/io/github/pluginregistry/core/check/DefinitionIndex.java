package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** An index of the plugins of a definition by id, with their places in its file. */
public final class DefinitionIndex {

    private final List<PluginDefinition> plugins;
    private final Function<RepositoryUrl, ForgeType> forges;
    private final Path file;
    private final Predicate<PluginDefinition> lacksSource;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param lacksSource whether the repository of a plugin is the checkout at hand, and that has
     *     no such source path
     */
    public DefinitionIndex(
            RegistryDefinition definition, Path file, Predicate<PluginDefinition> lacksSource) {
        this(definition.plugins(), definition::forgeOf, file, lacksSource);
    }

    private DefinitionIndex(
            List<PluginDefinition> plugins,
            Function<RepositoryUrl, ForgeType> forges,
            Path file,
            Predicate<PluginDefinition> lacksSource) {
        this.plugins = plugins;
        this.forges = forges;
        this.file = file;
        this.lacksSource = lacksSource;
        for (PluginDefinition plugin : plugins) {
            places.put(plugin.id().value(), places.size());
        }
    }

    /** An index without plugins, for a definition that cannot be read. */
    static DefinitionIndex none(Path file) {
        return new DefinitionIndex(
                List.of(),
                repository -> ForgeType.ofHost(repository.host()),
                file,
                plugin -> false);
    }

    Path file() {
        return file;
    }

    List<PluginDefinition> plugins() {
        return plugins;
    }

    Optional<PluginDefinition> plugin(String id) {
        return Optional.ofNullable(places.get(id)).map(plugins::get);
    }

    ForgeType forgeOf(PluginDefinition plugin) {
        return forges.apply(plugin.repository());
    }

    boolean lacksSource(PluginDefinition plugin) {
        return lacksSource.test(plugin);
    }

    /** The place of a plugin's key or, where that is not written, of the plugin. */
    SourceLocation location(PluginId id, String key) {
        int place = places.getOrDefault(id.value(), 0);
        PluginDefinition plugin = plugins.get(place);
        var position = plugin.positionOf(key);
        boolean written = plugin.positions().containsKey(key) && !key.isEmpty();
        return position.in(file, "/plugins/" + place + (written ? "/" + key : ""));
    }
}
