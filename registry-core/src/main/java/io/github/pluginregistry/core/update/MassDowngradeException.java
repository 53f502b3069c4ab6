package io.github.pluginregistry.core.update;

import java.io.Serial;

/** A run found something so unlikely that it was refused as a whole; nothing was written. */
public final class MassDowngradeException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    MassDowngradeException(String message) {
        super(message);
    }
}
