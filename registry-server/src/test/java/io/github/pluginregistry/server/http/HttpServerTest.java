package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.server.metric.ServerMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {

    private static final int HALF_SENT = 500;

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server = server(HttpSettings.REQUESTS_PER_SECOND);

    private static final class Endless implements Feed {

        @Override
        public String next() {
            return "event: change\n\n";
        }

        @Override
        public boolean hasEnded() {
            return false;
        }
    }

    private HttpServer server(int requestsPerSecond) {
        List<Route> routes =
                List.of(
                        new Route("GET", "/plain", call -> Answer.of(200, "text/plain", "plain")),
                        new Route(
                                "POST",
                                "/echo/{name}",
                                call ->
                                        Answer.of(200, "text/plain", call.body().bytes())
                                                .with("X-Name", call.parameter("name"))
                                                .with("X-Source", call.source())),
                        new Route("GET", "/fails", call -> failure()),
                        new Route("GET", "/events", call -> events(call.source())),
                        new Route(
                                "GET",
                                "/events/{reader}",
                                call -> events(call.parameter("reader"))),
                        new Route("GET", "/denied", call -> Answer.empty(401)),
                        new Route(
                                "GET",
                                "/waits",
                                call -> {
                                    entered.countDown();
                                    released.await();
                                    return Answer.of(200, "text/plain", "waited");
                                }));
        HttpSettings settings =
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        "https://registry.example.com",
                        List.of(),
                        requestsPerSecond,
                        null);
        return new HttpServer(settings, routes, new ServerMetrics());
    }

    private static Answer events(String reader) {
        return Answer.events(new Subscription(new Endless(), reader, () -> true));
    }

    private static Answer failure() {
        throw new IllegalStateException("a secret of the inside");
    }

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private Socket connectFrom(String address) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), server.port(), InetAddress.getByName(address), 0);
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Test
    void answersWithPlaceholdersAndBody() throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(request("/echo/a%20b").POST(BodyPublishers.ofString("body")));
        assertThat(response.body()).isEqualTo("body");
        assertThat(response.headers().firstValue("X-Name")).contains("a b");
        assertThat(response.headers().firstValue("X-Source")).contains("127.0.0.1");
    }

    /** Half of them stop within the headers, half within the body. */
    @Test
    void answersBesideManyRequestsThatAreHalfSent() throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < HALF_SENT; i++) {
                Socket socket = connect();
                sockets.add(socket);
                write(
                        socket,
                        i % 2 == 0
                                ? "POST /echo/a HTTP/1.1\r\nHost: a\r\nContent-Le"
                                : "POST /echo/a HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{");
            }
            for (int i = 0; i < 10; i++) {
                assertThat(send(request("/plain")).body()).isEqualTo("plain");
                assertThat(send(request("/echo/a").POST(BodyPublishers.ofString("b"))).body())
                        .isEqualTo("b");
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void rejectsABodyThatIsTooLarge() throws IOException, InterruptedException {
        byte[] large = new byte[Bodies.MOST_BYTES];
        assertThat(send(request("/echo/a").POST(BodyPublishers.ofByteArray(large))).statusCode())
                .isEqualTo(200);
        byte[] larger = new byte[Bodies.MOST_BYTES + 1];
        try (Socket socket = connect()) {
            write(socket, "POST /echo/a HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n");
            assertThat(status(socket)).isEqualTo(413);
        }
        try (Socket socket = connect()) {
            write(
                    socket,
                    "POST /echo/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n");
            socket.getOutputStream().write(larger);
            socket.getOutputStream().flush();
            assertThat(status(socket)).isEqualTo(413);
        }
    }

    /** A proxy that keeps a path to itself would let these through, and the server would answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plain;a=b",
                "/plain;",
                "/;/plain",
                "/x/../plain",
                "/./plain",
                "/plain/x/.."
            })
    void answersPathsThatMeanOneThingAlone(String path) throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(path));
            assertThat(status(socket)).isEqualTo(400);
        }
    }

    /** Without a limit, a thousand connections of one sender would take a gigabyte. */
    @Test
    void leavesMemoryForOthersWhereOneAddressSendsManyBodies() throws Exception {
        String request =
                "POST /echo/a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n"
                        .formatted(Bodies.MOST_BYTES);
        List<Socket> sockets = new ArrayList<>();
        try {
            long many = BodyMemory.MOST_OF_SOURCE / Bodies.MOST_BYTES;
            for (int i = 0; i < many; i++) {
                Socket socket = connect();
                sockets.add(socket);
                write(socket, request);
                assertThat(status(socket)).isEqualTo(100);
            }
            try (Socket more = connect();
                    Socket chunked = connect();
                    Socket small = connect();
                    Socket other = connectFrom("127.0.0.2")) {
                write(more, request);
                assertThat(status(more)).isEqualTo(503);
                write(
                        chunked,
                        "POST /echo/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
                assertThat(status(chunked)).isEqualTo(503);
                write(small, "GET /plain HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(status(small)).isEqualTo(200);
                write(other, request);
                assertThat(status(other)).isEqualTo(100);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        assertThat(statusAfter503(request)).isEqualTo(100);
    }

    @Test
    @Timeout(120)
    void forgetsConnectionsThatAreClosed() throws Exception {
        try (ManyConnections many =
                new ManyConnections(server.port(), HttpServer.CONNECTIONS_PER_SOURCE + 1)) {
            assertThat(many.isOneEnded()).isTrue();
        }

        while (!isAnswered()) {
            // The server hears of the end of connections soon.
        }
    }

    private boolean isAnswered() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET /plain HTTP/1.1\r\nHost: a\r\n\r\n");
            return socket.getInputStream().read() >= 0;
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    void opensNoMoreStreamsThanItCanServe() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < EventStreams.MOST; i++) {
                Socket socket = connect();
                sockets.add(socket);
                write(
                        socket,
                        "GET /events/reader-%d HTTP/1.1\r\nHost: a\r\n\r\n"
                                .formatted(i / EventStreams.MOST_OF_A_READER));
                assertThat(status(socket)).isEqualTo(200);
            }
            HttpResponse<String> more = send(request("/events"));
            assertThat(more.statusCode()).isEqualTo(503);
            assertThat(more.headers().firstValue("Retry-After")).isPresent();
            assertThat(send(request("/plain")).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        assertThat(statusAfter503("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo(200);
    }

    @Test
    void leavesStreamsForOthersWhereOneReaderTakesMany() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < EventStreams.MOST_OF_A_READER; i++) {
                Socket socket = connect();
                sockets.add(socket);
                write(socket, "GET /events/eager HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(status(socket)).isEqualTo(200);
            }
            HttpResponse<String> more = send(request("/events/eager"));
            assertThat(more.statusCode()).isEqualTo(429);
            assertThat(more.body()).contains("50 streams of events of the token \\\"eager\\\"");
            try (Socket other = connect()) {
                write(other, "GET /events/other HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(status(other)).isEqualTo(200);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void leavesConnectionsForOthersWhereOneAddressTakesMany() throws Exception {
        try (ManyConnections many =
                new ManyConnections(server.port(), HttpServer.CONNECTIONS_PER_SOURCE + 1)) {
            assertThat(many.isOneEnded()).isTrue();
            try (Socket other = connectFrom("127.0.0.2")) {
                write(other, "GET /plain HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(status(other)).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /plain?%zz=%C0%AE HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /plain?a=%ff&&=&%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /plain HTTP/1.1\r\nHost: a\r\nCookie: a=\"\u0001; ;;=;=\r\n\r\n",
                "GET /%C0%AE%C0%AE/plain HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /../../plain HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /echo/..%2f..%2fplain HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET http://[::1/plain HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /echo/a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST /echo/a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /echo/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /echo/a HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "GET /plain HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \u0000, ::::, 999.1.1.1\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void failsWithNoRequest(String request) throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            write(socket, request);
            assertThat(status(socket)).isIn(200, 400, 404, 405, 413, 426, 501, 505);
        }
        assertThat(send(request("/plain")).body()).isEqualTo("plain");
    }

    /** A body is what is signed: nothing is decompressed. */
    @Test
    void decompressesNothing() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[10_000_000]);
        }

        HttpResponse<byte[]> response =
                client.send(
                        request("/echo/a")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(bytes.toByteArray()))
                                .build(),
                        BodyHandlers.ofByteArray());

        assertThat(response.body()).isEqualTo(bytes.toByteArray());
    }

    private static int status(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        String line = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
        return Integer.parseInt(line.substring(9));
    }

    @Test
    void rejectsHeadersThatAreTooLarge() throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(request("/plain").header("X-Large", "x".repeat(20_000)));
        assertThat(response.statusCode()).isEqualTo(431);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void answersHeadWithoutBody() throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(request("/plain").method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Length")).contains("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain", "/nothing", "/fails", "/denied", "/a%2Fb", "/%00"})
    void protectsEveryResponse(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(csp -> assertThat(csp).contains("default-src 'none'"));
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.body()).doesNotContain("secret", "jetty", "Exception");
    }

    @Test
    void saysWhichMethodsAPathTakes() throws IOException, InterruptedException {
        HttpResponse<String> response = send(request("/plain").DELETE());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(send(request("/nothing")).statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @Test
    void rejectsASourceThatTriesManyTokens() throws IOException, InterruptedException {
        for (int i = 0; i < 30; i++) {
            assertThat(send(request("/denied")).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> response = send(request("/plain"));
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void waitsForRequestsThatAreBeingAnswered() throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> response =
                client.sendAsync(request("/waits").build(), BodyHandlers.ofString());
        entered.await();
        Thread closing = new Thread(server::close);
        closing.start();
        try (Socket socket = connect()) {
            // The listener may be open for a moment; then this is answered or closed.
            assertThat(socket).isNotNull();
        } catch (IOException e) {
            // It is closed.
        }
        released.countDown();
        assertThat(response.join().body()).isEqualTo("waited");
        closing.join();
    }

    /** The server hears of the end of connections soon, and of that of streams when it writes. */
    private int statusAfter503(String request) throws IOException {
        int status = 503;
        while (status == 503) {
            try (Socket again = connect()) {
                write(again, request);
                status = status(again);
            }
        }
        return status;
    }
}
