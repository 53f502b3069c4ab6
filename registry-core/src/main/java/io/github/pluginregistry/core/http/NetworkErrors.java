package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.http.SourceException.Kind;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Messages for failed requests. They quote no exception, which may repeat what a host sent. */
public final class NetworkErrors {

    private static final String CHECK_NETWORK = "check the network and the proxy, and run again";

    private NetworkErrors() {}

    /** Whether an exception is a failure of the network. */
    public static boolean isNetworkError(Throwable cause) {
        return cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException
                || cause instanceof InterruptedIOException
                || cause instanceof SSLException
                || cause instanceof SocketException;
    }

    /**
     * The message for a failure.
     *
     * @param subject what was requested, for example {@code tags of pipe-cd/pipecd}
     */
    public static SourceException of(String host, Throwable cause, String subject) {
        if (cause instanceof ResponseTooLargeException) {
            return unreachable(
                    host + " sent too large a response for the " + subject, "run again later");
        }
        if (cause instanceof InterruptedIOException) {
            return unreachable(host + " timed out when asked for the " + subject, CHECK_NETWORK);
        }
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return unreachable(
                    host + " cannot be resolved, to ask for the " + subject,
                    "correct the address, or check the network; behind a proxy, add -Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT");
        }
        if (cause instanceof ConnectException) {
            return unreachable(host + " refused the connection for the " + subject, CHECK_NETWORK);
        }
        return cause instanceof SSLException
                ? unreachable(
                        host + " cannot be trusted, to ask for the " + subject,
                        "check the certificate of the host, the trust store of this JDK, and the proxy")
                : unreachable(
                        host + " broke the connection when asked for the " + subject,
                        CHECK_NETWORK);
    }

    private static SourceException unreachable(String message, String remedy) {
        return new SourceException(Kind.UNREACHABLE, message, remedy, null);
    }
}
