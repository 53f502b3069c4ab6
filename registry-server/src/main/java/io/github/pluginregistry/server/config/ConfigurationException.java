package io.github.pluginregistry.server.config;

import io.github.pluginregistry.core.model.RegistryException;
import java.io.Serial;
import java.util.List;

/** A configuration is invalid; carries all of its errors. */
public final class ConfigurationException extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationError> errors;

    ConfigurationException(List<ConfigurationError> errors) {
        super(
                String.join("\n", errors.stream().map(ConfigurationError::toString).toList()),
                "correct the configuration",
                null);
        this.errors = List.copyOf(errors);
    }

    /** The errors, one per line; each says what to do. */
    @Override
    public String getMessage() {
        return problem();
    }

    /** Every error, in the order of the file. */
    public List<ConfigurationError> errors() {
        return errors;
    }
}
