package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
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

    /**
     * Refuses definitions of strangers that name repositories on this machine.
     *
     * @throws RegistryFailure if the definition does, and the registry itself is elsewhere
     */
    static void requireRemote(RegistryConfiguration registry, RegistryDefinition definition)
            throws RegistryFailure {
        if (isLocal(RepositoryUrl.of(registry.repository()))) {
            return;
        }
        for (PluginDefinition plugin : definition.plugins()) {
            if (isLocal(plugin.repository())) {
                throw new RegistryFailure(
                        "the plugin %s is in a repository on the machine of the server"
                                .formatted(plugin.id().value()),
                        "write the address of a host in " + registry.definition());
            }
        }
    }

    private static boolean isLocal(RepositoryUrl repository) {
        return repository.transport() == Transport.LOCAL;
    }
}
