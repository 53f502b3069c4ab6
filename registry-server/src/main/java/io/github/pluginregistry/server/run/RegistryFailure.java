package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.model.RegistryException;
import java.io.Serial;

/** A run cannot do its work. */
public final class RegistryFailure extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    RegistryFailure(String problem, String remedy) {
        super(problem, remedy, null);
    }
}
