package io.github.pluginregistry.core.forge.pullrequest;

import java.io.IOException;
import java.io.Serial;

/** A response has more bytes than any valid one. */
final class ResponseTooLargeException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    ResponseTooLargeException() {
        super("the response is too large");
    }
}
