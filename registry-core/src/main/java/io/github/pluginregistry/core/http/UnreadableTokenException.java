package io.github.pluginregistry.core.http;

import java.io.Serial;

/**
 * The token for a host cannot be read. That is a mistake in the build, not a failure of one
 * repository, so it ends the run. It carries no cause, which may repeat the token.
 */
public final class UnreadableTokenException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    public UnreadableTokenException(String message) {
        super(message);
    }
}
