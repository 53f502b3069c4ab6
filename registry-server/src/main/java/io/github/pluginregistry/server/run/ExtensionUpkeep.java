package io.github.pluginregistry.server.run;

import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.StoreException;

/**
 * Ends programs that are not used, closes extensions of registries that are gone, asks for health.
 */
public final class ExtensionUpkeep implements Runnable {

    private final ServerExtensions extensions;
    private final ExtensionHealth health;
    private final RegistryStore registries;

    /** Looks after the extensions of a server. */
    public ExtensionUpkeep(
            ServerExtensions extensions, ExtensionHealth health, RegistryStore registries) {
        this.extensions = extensions;
        this.health = health;
        this.registries = registries;
    }

    @Override
    public void run() {
        extensions.stopIdle();
        try {
            extensions.retain(registries.all().stream().map(RegistryRow::id).toList());
        } catch (StoreException e) {
            // They are closed when the database can be reached again.
        }
        health.look();
    }
}
