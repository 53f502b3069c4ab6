package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.model.RegistryException;
import org.jspecify.annotations.Nullable;

/** Extensions that cannot be used as they are allowed and configured, which ends the run. */
public final class ExtensionException extends RegistryException {

    private static final long serialVersionUID = 1;

    public ExtensionException(String problem, String remedy, @Nullable Throwable cause) {
        // Maven shows the messages of causes as they are, and parts of those are from extensions.
        super(LogSanitizer.of(problem), LogSanitizer.of(remedy), null);
        if (cause != null) {
            addSuppressed(cause);
        }
    }
}
