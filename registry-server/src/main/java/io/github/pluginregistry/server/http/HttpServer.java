package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.metric.ServerMetrics;
import io.github.pluginregistry.server.store.RunQueue;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Listens for requests. All sizes, times and counts are bounded. */
public final class HttpServer implements AutoCloseable {

    private static final int THREADS = 40;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 4_000;
    static final int CONNECTIONS_PER_SOURCE = 1_000;

    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(100);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Server server;
    private final ServerConnector connector;
    private final @Nullable ServerCertificate certificate;
    private final EventStreams streams = new EventStreams();

    /** Prepares to listen. */
    public HttpServer(HttpSettings settings, ServerParts parts) {
        this(settings, Endpoints.routes(parts, settings.isSecure()), parts.metrics());
        RunQueue queue = new RunQueue(parts.database());
        parts.metrics()
                .gauge(
                        "registry_queue_depth",
                        "Registries that are due and wait for a replica.",
                        () -> depth(queue));
    }

    HttpServer(HttpSettings settings, List<Route> routes, ServerMetrics metrics) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        server = new Server(threads);
        certificate = settings.tls() == null ? null : new ServerCertificate(settings.tls());
        connector = connector(settings);
        server.addConnector(connector);
        connector.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        Sources sources = new Sources(settings.trustedProxies());
        connector.addBean(new ConnectionsPerSource(CONNECTIONS_PER_SOURCE, sources));
        RequestHandler handler =
                new RequestHandler(
                        new Router(routes, metrics),
                        sources,
                        new RateLimits(settings.requestsPerSecond(), System::nanoTime),
                        streams,
                        settings.isSecure());
        server.setHandler(new GracefulHandler(handler));
        server.setErrorHandler(new ErrorAnswers());
        server.setStopTimeout(DRAIN.toMillis());
    }

    /** Not a number while the database cannot be reached, as Prometheus has it. */
    private static double depth(RunQueue queue) {
        try {
            return queue.waiting();
        } catch (StoreException e) {
            return Double.NaN;
        }
    }

    private ServerConnector connector(HttpSettings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setIdleTimeout(IDLE.toMillis());
        HttpConnectionFactory factory = new HttpConnectionFactory(http);
        ServerConnector made =
                certificate == null
                        ? new ServerConnector(server, factory)
                        : new ServerConnector(
                                server,
                                new SslConnectionFactory(certificate.factory(), "http/1.1"),
                                factory);
        made.setHost(settings.address());
        made.setPort(settings.port());
        made.setIdleTimeout(IDLE.toMillis());
        made.setShutdownIdleTimeout(SHUTDOWN_IDLE.toMillis());
        made.setAcceptQueueSize(1024);
        return made;
    }

    /** Reads the certificate again if its files have changed. */
    public void reloadCertificate() {
        if (certificate != null) {
            certificate.reload();
        }
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the address is not to be had
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on %s:%d: %s; choose another http.address or http.port in server.yaml"
                            .formatted(connector.getHost(), connector.getPort(), e.getMessage()),
                    e);
        } catch (Exception e) {
            throw new IOException("the HTTP server did not start: " + e.getMessage(), e);
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no more requests, and waits for those that are being answered. */
    @Override
    public void close() {
        streams.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }
}
