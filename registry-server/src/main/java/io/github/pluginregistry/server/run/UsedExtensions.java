package io.github.pluginregistry.server.run;

import io.github.pluginregistry.extensions.ManagedExtension;
import java.util.Optional;

/** The extensions of a registry while a request uses them; they stay open until it is closed. */
public final class UsedExtensions implements AutoCloseable {

    private final KeptExtensions extensions;

    UsedExtensions(KeptExtensions extensions) {
        this.extensions = extensions;
    }

    /** An extension by its id. */
    public Optional<ManagedExtension> find(String id) {
        return extensions.all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public void close() {
        extensions.giveBack();
    }
}
