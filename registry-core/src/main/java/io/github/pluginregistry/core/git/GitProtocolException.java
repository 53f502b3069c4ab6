package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.io.Serial;

/** A response that violates git's protocol, or is an error message of the host. */
final class GitProtocolException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    GitProtocolException(String message) {
        super(message);
    }
}
