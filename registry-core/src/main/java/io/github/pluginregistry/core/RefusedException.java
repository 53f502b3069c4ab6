package io.github.pluginregistry.core;

import java.io.Serial;

/** A run found something so unlikely that it was refused as a whole; nothing was written. */
public final class RefusedException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
