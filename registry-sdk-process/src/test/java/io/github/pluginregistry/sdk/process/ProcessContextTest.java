package io.github.pluginregistry.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import io.github.pluginregistry.sdk.HttpReply;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessContextTest {

    private static final int LIMIT = 16 << 20;

    private final ProcessContext context =
            new ProcessContext(
                    new Messages.Start(
                            Messages.PROTOCOL,
                            "test",
                            new RegistryInfo("Tools", "", "https://github.com/acme/tools"),
                            Map.of(),
                            Map.of("one.example", "secret"),
                            null,
                            "Bearer 1"),
                    List.of("one.example"));
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    int size = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                    exchange.getResponseHeaders().set("X-Size", String.valueOf(size));
                    exchange.sendResponseHeaders(201, size);
                    exchange.getResponseBody().write(new byte[size]);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI url(int size) {
        return URI.create("http://127.0.0.1:%d/%d".formatted(server.getAddress().getPort(), size));
    }

    @Test
    void readsAResponse() throws IOException {
        HttpReply reply = context.get(url(LIMIT), Map.of());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).hasSize(LIMIT);
        assertThat(reply.header("x-size")).contains(String.valueOf(LIMIT));
    }

    @Test
    void limitsAResponse() {
        assertThatIOException()
                .isThrownBy(() -> context.get(url(LIMIT + 1), Map.of()))
                .withMessageContaining("more than 16 MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://artifacts.example.com/",
                "http://127.0.0.1.example.com/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd"
            })
    void sendsNothingInPlainTextToAnotherHost(String url) {
        assertThatIOException()
                .isThrownBy(() -> context.get(URI.create(url), Map.of()))
                .withMessageContaining("neither an https URL nor one of a loopback address");
    }

    @Test
    void hasTokensOfNamedHostsAlone() {
        assertThat(context.token("one.example")).contains("secret");
        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> context.token("two.example"));
    }
}
