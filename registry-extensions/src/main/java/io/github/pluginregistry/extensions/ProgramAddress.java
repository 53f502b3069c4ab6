package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.process.Messages.Listening;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a program listens: on the socket that it was offered, or on a loopback address. */
final class ProgramAddress {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    /** Addresses only: what is not quite one would be looked up as a name. */
    private static final Pattern LOOPBACK =
            Pattern.compile("(127\\.%1$s\\.%1$s\\.%1$s|\\[::1]):(\\d{1,5})".formatted(OCTET));

    private ProgramAddress() {}

    /**
     * The address that a program says.
     *
     * @param offered the path of the socket; null where none was offered
     * @throws ExtensionFailure if it is any other address
     */
    static SocketAddress of(Listening at, @Nullable String offered) throws ExtensionFailure {
        if (at.network().equals("unix") && at.address().equals(offered)) {
            return UnixDomainSocketAddress.of(at.address());
        }
        Matcher loopback = LOOPBACK.matcher(at.address());
        if (at.network().equals("tcp") && loopback.matches()) {
            String host = loopback.group(1).replaceAll("[\\[\\]]", "");
            int port = Integer.parseInt(loopback.group(2));
            if (port > 0 && port < 1 << 16) {
                return new InetSocketAddress(host, port);
            }
        }
        throw ExtensionFailure.failed(
                "the program listens on %s \"%s\"; allowed are the socket of the start message and loopback addresses such as 127.0.0.1:4711"
                        .formatted(at.network(), at.address()),
                null);
    }
}
