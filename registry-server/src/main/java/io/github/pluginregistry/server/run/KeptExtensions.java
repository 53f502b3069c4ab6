package io.github.pluginregistry.server.run;

import io.github.pluginregistry.extensions.ExtensionException;
import io.github.pluginregistry.extensions.ExtensionRegistry;
import io.github.pluginregistry.extensions.ExtensionSetup;
import io.github.pluginregistry.extensions.ManagedExtension;
import java.time.Duration;
import java.util.List;

/**
 * The open extensions of one registry. They are closed when nobody uses them any more, after they
 * have been replaced: a run that has begun with them ends with them.
 */
final class KeptExtensions {

    private final String use;
    private final ExtensionSetup setup;
    private final ExtensionRegistry registry;
    private int users = 1;
    private boolean replaced;
    private boolean closed;

    private KeptExtensions(String use, ExtensionSetup setup, ExtensionRegistry registry) {
        this.use = use;
        this.setup = setup;
        this.registry = registry;
    }

    /** Opens extensions, for one user. */
    static KeptExtensions open(ExtensionUse use, ExtensionSetup setup) throws ExtensionException {
        return new KeptExtensions(use.json(), setup, ExtensionRegistry.open(setup));
    }

    /** The use for which they were opened, as JSON. */
    String use() {
        return use;
    }

    ExtensionSetup setup() {
        return setup;
    }

    ExtensionRegistry registry() {
        return registry;
    }

    List<ManagedExtension> all() {
        return registry.all();
    }

    void stopIdle(Duration limit) {
        registry.stopIdle(limit);
    }

    /** Takes them for one more user; false where they are closed. */
    synchronized boolean take() {
        if (!closed) {
            users++;
        }
        return !closed;
    }

    /** A user has finished. */
    synchronized void giveBack() {
        users--;
        closeIfUnused();
    }

    /** Nobody takes them any more. */
    synchronized void replace() {
        replaced = true;
        closeIfUnused();
    }

    private void closeIfUnused() {
        if (replaced && users == 0) {
            close();
        }
    }

    /** Closes them at once, since the server ends. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            registry.close();
        }
    }
}
