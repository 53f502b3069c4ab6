package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.extensions.ExtensionException;
import io.github.pluginregistry.extensions.ExtensionRun;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of one run; none where the registry uses none.
 *
 * @param kept stays open until this is closed
 */
record RunExtensions(@Nullable ExtensionRun run, @Nullable KeptExtensions kept)
        implements AutoCloseable {

    static final RunExtensions NONE = new RunExtensions(null, null);

    void connect(RegistryServiceBuilder service) throws ExtensionException {
        if (run != null) {
            run.connect(service);
        }
    }

    /** Fails where the definition wants the run to fail for a failed call. */
    void requireNoFatalFailure() throws ExtensionException {
        if (run != null) {
            run.requireNoFatalFailure();
        }
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.giveBack();
        }
    }
}
