package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.model.HostName;
import java.util.Optional;

/**
 * Decides which host gets which token. A definition, which may come from a stranger, chooses the
 * hosts, and settings.xml has the passwords of other servers, too. So a token is looked up only by
 * a full host name: a plain word such as {@code central} or {@code nexus} is the id of something
 * else. A loopback address gets a token only where the build allows it.
 */
public final class TokenGate {

    private TokenGate() {}

    /**
     * The token for requests to a host.
     *
     * @param filedUnder the host that the token is kept for, in lower case, with its port where the
     *     address has one
     */
    public static Optional<Token> token(
            TokenProvider credentials, String filedUnder, String destination) {
        if (HostName.isLoopback(destination) && !credentials.allowsLoopback()) {
            return Optional.empty();
        }
        return HostName.isFull(filedUnder) || HostName.isLoopback(filedUnder)
                ? credentials.token(filedUnder)
                : Optional.empty();
    }

    /** Where to put a host's token, for messages. */
    public static String place(TokenProvider credentials, String filedUnder, String destination) {
        if (!HostName.isFull(filedUnder) && !HostName.isLoopback(filedUnder)) {
            String example = filedUnder.replaceFirst(":\\d+$", "") + ".example.com";
            return "%s, where %s stands for the full name of the host; the address has to have that name, too"
                    .formatted(credentials.place(example), example);
        }
        return HostName.isLoopback(destination)
                ? credentials.place(filedUnder) + ", and " + credentials.loopbackCondition()
                : credentials.place(filedUnder);
    }
}
