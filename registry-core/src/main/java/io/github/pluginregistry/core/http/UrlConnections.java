package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.model.HostName;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.util.logging.Logger;

/** Opens connections of the JDK without the defaults that could leak secrets. */
public final class UrlConnections {

    /**
     * At the level FINE it shows all headers of a request, a token among them, and all headers of a
     * response, which may repeat it. A strong reference, since loggers are garbage-collected
     * otherwise.
     */
    private static final Logger HEADER_LOG =
            Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    /** Replaces the authenticator of the JVM, which would answer any request for a password. */
    private static final Authenticator NO_PASSWORDS = new Authenticator() {};

    static {
        HEADER_LOG.setFilter(entry -> false);
    }

    private UrlConnections() {}

    /** Opens a connection without redirects, caches, passwords, logging, or a proxy to loopback. */
    public static HttpURLConnection open(URL url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection)
                        (HostName.isLoopback(url.getAuthority())
                                ? url.openConnection(Proxy.NO_PROXY)
                                : url.openConnection());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setAuthenticator(NO_PASSWORDS);
        return connection;
    }
}
