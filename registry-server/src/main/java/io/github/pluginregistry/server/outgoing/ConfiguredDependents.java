package io.github.pluginregistry.server.outgoing;

import io.github.pluginregistry.server.config.ConfigurationException;
import io.github.pluginregistry.server.config.Dependent;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.StoreException;
import java.util.Optional;

/** Finds dependents in the configurations of the registries. */
public final class ConfiguredDependents implements OutgoingSender.Dependents {

    private final RegistryStore registries;

    /** Looks in a database. */
    public ConfiguredDependents(RegistryStore registries) {
        this.registries = registries;
    }

    @Override
    public Optional<Dependent> find(String registry, String name) throws StoreException {
        Optional<RegistryRow> row = registries.find(registry);
        try {
            return row.isEmpty()
                    ? Optional.empty()
                    : RegistryConfiguration.read(row.get().configuration()).dependents().stream()
                            .filter(it -> it.name().equals(name))
                            .findFirst();
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }
}
