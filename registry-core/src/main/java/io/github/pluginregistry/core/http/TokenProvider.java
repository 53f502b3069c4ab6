package io.github.pluginregistry.core.http;

import java.util.Optional;

/** The port to where tokens are kept. {@link TokenGate} decides which of them a host gets. */
@FunctionalInterface
public interface TokenProvider {

    TokenProvider NONE = host -> Optional.empty();

    /**
     * The token kept for a host.
     *
     * @param host the host's name in lower case, with its port where the address has one
     * @throws UnreadableTokenException if there is one that cannot be read, which ends the run
     */
    Optional<Token> token(String host);

    /**
     * Where a user puts the token of a host, for messages.
     *
     * @param host the full name of the host, with its port where the address has one
     */
    default String place(String host) {
        return "settings.xml, <server> with id "
                + host
                + (host.equals("github.com") ? ", or GITHUB_TOKEN" : "");
    }

    /** What else a loopback address needs to get its token, for messages. */
    default String loopbackCondition() {
        return "-Dregistry.allowLoopbackTokens";
    }

    /** Whether loopback addresses get tokens, too. */
    default boolean allowsLoopback() {
        return false;
    }

    /**
     * The same tokens, and loopback addresses get them, too. Only a build may allow this, never a
     * definition: any user can listen on a port of this machine.
     */
    static TokenProvider allowingLoopback(TokenProvider tokens) {
        return new TokenProvider() {
            @Override
            public Optional<Token> token(String host) {
                return tokens.token(host);
            }

            @Override
            public String place(String host) {
                return tokens.place(host);
            }

            @Override
            public String loopbackCondition() {
                return tokens.loopbackCondition();
            }

            @Override
            public boolean allowsLoopback() {
                return true;
            }
        };
    }
}
