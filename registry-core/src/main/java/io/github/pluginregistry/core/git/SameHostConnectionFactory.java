package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.BoundedBody;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.UrlConnections;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Opens the HTTP connections of one operation. It counts requests, remembers the status of the last
 * response, which JGit reports only as text, and stays with one host, since a redirect would take
 * the request, and perhaps the token, to another.
 */
final class SameHostConnectionFactory implements HttpConnectionFactory {

    private static final String ENCODING = "Content-Encoding";

    private final URI origin;
    private final RequestCounter traffic;
    private final ResponseMeter meter;
    private final List<Request> requests = new ArrayList<>();
    private int status;

    SameHostConnectionFactory(URI origin, RequestCounter traffic, ResponseMeter meter) {
        this.origin = origin;
        this.traffic = traffic;
        this.meter = meter;
    }

    /** Closes the connections; JGit reads no response to its end. */
    void done() {
        requests.forEach(Request::close);
    }

    /** The status of the last response; 0 if there was none. */
    int status() {
        return status;
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return create(url);
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        if (!isSameHost(url)) {
            throw new ForeignRedirectException(url);
        }
        traffic.requested();
        status = 0;
        Request request = new Request(UrlConnections.open(url));
        requests.add(request);
        return request;
    }

    private boolean isSameHost(URL url) {
        try {
            return HttpRemote.isSameHost(origin, url.toURI());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private final class Request extends JDKHttpConnection {

        private final HttpURLConnection connection;

        Request(HttpURLConnection connection) throws IOException {
            super(leadingTo(connection));
            this.connection = connection;
        }

        /** JGit's class takes only an address, and opens the connection itself. */
        private static URL leadingTo(HttpURLConnection connection) throws IOException {
            return new URL(
                    null,
                    connection.getURL().toString(),
                    new URLStreamHandler() {
                        @Override
                        protected URLConnection openConnection(URL url) {
                            return connection;
                        }
                    });
        }

        void close() {
            connection.disconnect();
        }

        @Override
        public int getResponseCode() throws IOException {
            status = Math.max(0, super.getResponseCode());
            if (status == 0) {
                throw new SocketException("the answer is not HTTP");
            }
            return status;
        }

        @Override
        public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
            throw new UnsupportedOperationException("only the trust store of the JDK is used");
        }

        @Override
        public void setHostnameVerifier(HostnameVerifier verifier) {
            throw new UnsupportedOperationException("host names are always verified");
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream wire = BoundedBody.counted(super.getInputStream(), traffic);
            return meter.metered(isPacked() ? new GZIPInputStream(wire) : wire);
        }

        /** Unpacked here, so that the unpacked bytes are counted, and not by JGit. */
        @Override
        public @Nullable String getHeaderField(String name) {
            return name.equalsIgnoreCase(ENCODING) && isPacked()
                    ? null
                    : super.getHeaderField(name);
        }

        private boolean isPacked() {
            return "gzip".equalsIgnoreCase(super.getHeaderField(ENCODING));
        }
    }

    /** A host redirects to another host. JGit passes a failure of this type on unchanged. */
    static final class ForeignRedirectException extends TransportException {

        @Serial private static final long serialVersionUID = 1L;

        private final String host;

        ForeignRedirectException(URL target) {
            super("redirected to " + target.getHost());
            this.host = target.getAuthority().replaceFirst(".*@", "");
        }

        /** The host, with its port if the address has one, and without user info. */
        String host() {
            return host;
        }
    }
}
