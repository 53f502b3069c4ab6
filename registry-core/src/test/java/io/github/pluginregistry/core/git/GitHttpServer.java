package io.github.pluginregistry.core.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A host on loopback that speaks git's smart HTTP, and does whatever else a test wants. */
final class GitHttpServer implements AutoCloseable {

    /**
     * One request as it came in.
     *
     * @param line method, path and query
     * @param authorization user and password of a Basic header, decoded
     * @param body what was sent, decoded as text
     */
    record Request(String line, Optional<String> authorization, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    GitHttpServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.start();
    }

    /** Answers by a rule of the test's own. */
    GitHttpServer on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> answer(exchange, handler));
        return this;
    }

    /** Answers with a status and nothing else. */
    GitHttpServer status(String path, int status) {
        return on(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    /** Serves a repository, over protocol version 2 where it is asked for. */
    GitHttpServer repository(String path, SampleRepository sample) {
        return on(path, exchange -> serve(exchange, sample.repository(), protocol(exchange)));
    }

    /** Serves a repository as hosts did before protocol version 2. */
    GitHttpServer oldRepository(String path, SampleRepository sample) {
        return on(path, exchange -> serve(exchange, sample.repository(), Set.of()));
    }

    /** Serves one file. */
    GitHttpServer file(String path, String type, String text) {
        return on(
                path,
                exchange -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", type);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                });
    }

    /** Serves a repository to those who bring a password. */
    GitHttpServer privateRepository(String path, SampleRepository sample, String password) {
        return on(
                path,
                exchange -> {
                    boolean opened =
                            authorization(exchange)
                                    .filter(a -> a.endsWith(":" + password))
                                    .isPresent();
                    if (opened) {
                        serve(exchange, sample.repository(), protocol(exchange));
                    } else {
                        exchange.getResponseHeaders()
                                .set("WWW-Authenticate", "Basic realm=\"git\"");
                        exchange.sendResponseHeaders(401, -1);
                    }
                });
    }

    /** Sends all requests below a path elsewhere, the rest of the path kept. */
    GitHttpServer redirect(String path, int status, String target) {
        return on(
                path,
                exchange -> {
                    String rest = exchange.getRequestURI().toString().substring(path.length());
                    exchange.getResponseHeaders().set("Location", target + rest);
                    exchange.sendResponseHeaders(status, -1);
                });
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange, HttpHandler handler) throws IOException {
        try (exchange) {
            byte[] body = body(exchange);
            requests.add(
                    new Request(
                            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                            authorization(exchange),
                            new String(body, StandardCharsets.UTF_8)));
            exchange.setStreams(new ByteArrayInputStream(body), null);
            handler.handle(exchange);
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = exchange.getRequestBody();
                InputStream plain = zipped ? new GZIPInputStream(in) : in) {
            return plain.readAllBytes();
        }
    }

    private static Optional<String> authorization(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .map(header -> header.replaceFirst("^Basic ", ""))
                .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    }

    private static Set<String> protocol(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Git-Protocol"))
                .map(Set::of)
                .orElse(Set.of());
    }

    private static void serve(HttpExchange exchange, Repository repository, Set<String> protocol)
            throws IOException {
        UploadPack uploadPack = new UploadPack(repository);
        uploadPack.setBiDirectionalPipe(false);
        uploadPack.setExtraParameters(protocol);
        boolean advertisement = exchange.getRequestMethod().equals("GET");
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        "application/x-git-upload-pack-"
                                + (advertisement ? "advertisement" : "result"));
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (advertisement) {
                uploadPack.sendAdvertisedRefs(
                        new PacketLineOutRefAdvertiser(new PacketLineOut(out)), "git-upload-pack");
            } else {
                uploadPack.upload(exchange.getRequestBody(), out, null);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
