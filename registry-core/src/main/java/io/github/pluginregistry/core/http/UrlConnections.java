package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.model.HostName;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.util.logging.Logger;

/** Opens connections of the JDK without those of its habits that would give secrets away. */
public final class UrlConnections {

    /**
     * At the level FINE it shows all headers of a request, a token among them, and all headers of a
     * response, which may repeat it. Held, since the JDK drops a logger that nobody holds.
     */
    private static final Logger HEADER_LOG =
            Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    /** In place of the one of the JVM, which would answer whoever asks for a password. */
    private static final Authenticator NO_PASSWORDS = new Authenticator() {};

    static {
        HEADER_LOG.setFilter(entry -> false);
    }

    private UrlConnections() {}

    /**
     * A connection that follows no redirect, asks no cache, gives nobody a password, writes no
     * header into a log, and reaches this machine past every proxy. Nothing is sent yet.
     *
     * @param url an address of http or https
     */
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
