package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.store.RepositoryKey;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The repositories whose deliveries concern a registry. */
final class WatchedRepositories {

    private WatchedRepositories() {}

    /** The keys of the registry's own repository and of those of its plugins. */
    static Set<String> of(RegistryConfiguration registry, RegistryDefinition definition) {
        Set<String> keys = new TreeSet<>();
        RepositoryKey.find(registry.repository()).ifPresent(keys::add);
        definition.plugins().stream()
                .map(plugin -> RepositoryKey.find(plugin.repository().address()))
                .flatMap(Optional::stream)
                .forEach(keys::add);
        return keys;
    }
}
