package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.sdk.process.Messages.Listening;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramConnectionsTest {

    private static final String OFFERED = "/tmp/registry-extension1/s";

    private static void connect(String network, String address) throws ExtensionFailure {
        ProgramAddress.of(new Listening(network, address), OFFERED);
    }

    private static final String RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final AtomicInteger requests = new AtomicInteger();

    /** Accepts one connection, writes each of these after a request, and closes it. */
    private CompletableFuture<Void> serve(ServerSocketChannel server, String... responses) {
        return CompletableFuture.runAsync(
                () -> {
                    try (SocketChannel connection = server.accept()) {
                        var in =
                                new BufferedReader(
                                        Channels.newReader(connection, StandardCharsets.US_ASCII));
                        for (String response : responses) {
                            while (!in.readLine().isEmpty()) {
                                // The next header.
                            }
                            requests.incrementAndGet();
                            connection.write(
                                    ByteBuffer.wrap(response.getBytes(StandardCharsets.US_ASCII)));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static ServerSocketChannel listen(String network, Path directory) throws IOException {
        return network.equals("unix")
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        .bind(UnixDomainSocketAddress.of(directory.resolve("s")))
                : ServerSocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static ProgramConnections connections(String network, ServerSocketChannel server)
            throws Exception {
        String address =
                server.getLocalAddress() instanceof InetSocketAddress inet
                        ? "127.0.0.1:" + inet.getPort()
                        : server.getLocalAddress().toString();
        return new ProgramConnections(
                ProgramAddress.of(new Listening(network, address), address), "Bearer x");
    }

    /** Node's server, for one, closes a connection that was idle for 5 s. */
    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void connectsAgainWhereTheProgramClosedAnIdleConnection(String network, @TempDir Path directory)
            throws Exception {
        try (var server = listen(network, directory);
                var connections = connections(network, server)) {
            for (int i = 0; i < 3; i++) {
                var closed = serve(server, RESPONSE);
                assertThat(connections.send("GET", "/healthz", new byte[0]).status())
                        .isEqualTo(200);
                closed.get(1, TimeUnit.MINUTES);
            }
        }
    }

    /** It may have done what the request asks for, and died of it. */
    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void sendsNoRequestTwice(String network, @TempDir Path directory) throws Exception {
        try (var server = listen(network, directory);
                var connections = connections(network, server)) {
            var again = serve(server, RESPONSE, "").thenCompose(closed -> serve(server, ""));

            connections.send("GET", "/healthz", new byte[0]);
            assertThatThrownBy(() -> connections.send("GET", "/v1/notify", new byte[0]))
                    .isInstanceOf(IOException.class);
            assertThat(requests).hasValue(2);
            again.cancel(false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unix, /tmp/registry-extension1/s",
        "tcp, 127.0.0.1:4711",
        "tcp, 127.255.0.9:65535",
        "tcp, [::1]:1"
    })
    void connectsToTheSocketThatWasOfferedAndToLoopbackAddresses(String network, String address) {
        assertThatCode(() -> connect(network, address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "unix, /var/run/docker.sock",
        "unix, /tmp/registry-extension1/../registry-extension2/s",
        "unix, /tmp/registry-extension1//s",
        "unix, ''",
        "unix, 127.0.0.1:4711",
        "tcp, /tmp/registry-extension1/s",
        "tcp, 192.0.2.1:80",
        "tcp, 169.254.169.254:80",
        "tcp, localhost:4711",
        "tcp, 127.0.0.1.one.example:80",
        "tcp, 127.0.0.1@192.0.2.1:80",
        "tcp, 127.0.0.1:80@192.0.2.1",
        // A number that is no address is a name to look up.
        "tcp, 127.0.0.256:80",
        "tcp, 127.999.0.1:80",
        "tcp, 127.0.0.1:0",
        "tcp, 127.0.0.1:65536",
        "tcp, 127.0.0.1:",
        "tcp, 127.0.0.1",
        "tcp, [::2]:80",
        "udp, 127.0.0.1:4711"
    })
    void connectsToNothingElse(String network, String address) {
        assertThatThrownBy(() -> connect(network, address))
                .isInstanceOf(ExtensionFailure.class)
                .hasMessage(
                        "the program listens on %s \"%s\"; allowed are the socket of the start message and loopback addresses such as 127.0.0.1:4711",
                        network, address);
    }
}
