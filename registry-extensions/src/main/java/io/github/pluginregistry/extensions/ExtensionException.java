package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.model.RegistryException;
import org.jspecify.annotations.Nullable;

/** Extensions that cannot be used as they are allowed and configured, which ends the run. */
public final class ExtensionException extends RegistryException {

    private static final long serialVersionUID = 1;

    public ExtensionException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
    }
}
