package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.model.RegistryException;
import java.io.Serial;

/** An update was refused as a whole because it is probably wrong; nothing was written. */
public final class UpdateRefusedException extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    public UpdateRefusedException(String problem, String remedy) {
        super(problem, remedy, null);
    }
}
