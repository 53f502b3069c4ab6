package io.github.pluginregistry.server.credential;

import io.github.pluginregistry.core.model.RegistryException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A secret that cannot be read. The message names the place of the secret, and never the secret.
 */
public final class SecretException extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    public SecretException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    SecretException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
    }
}
