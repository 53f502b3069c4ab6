package io.github.pluginregistry.core.update;

import java.io.Serial;

/** An update was refused as a whole because it is probably wrong; nothing was written. */
public final class UpdateRefusedException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    UpdateRefusedException(String message) {
        super(message);
    }
}
