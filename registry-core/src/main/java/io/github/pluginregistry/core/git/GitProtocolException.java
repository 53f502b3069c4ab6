package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.io.Serial;

/** A response is not what git's protocol allows, or is the host's own word that it refuses. */
final class GitProtocolException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    GitProtocolException(String message) {
        super(message);
    }
}
