package io.github.pluginregistry.core.source;

import java.util.Optional;

/** The port to where tokens are kept. */
@FunctionalInterface
public interface Credentials {

    /** Knows no token. */
    Credentials NONE = host -> Optional.empty();

    /**
     * The token kept for a host.
     *
     * @param host the host's name in lower case, with its port where the address has one
     */
    Optional<Token> token(String host);
}
