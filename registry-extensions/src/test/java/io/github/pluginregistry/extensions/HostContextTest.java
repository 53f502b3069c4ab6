package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.HttpReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostContextTest {

    private final TestRun run = new TestRun();
    private final List<String> asked = new ArrayList<>();

    private ExtensionContext context() {
        run.tokens =
                host -> {
                    asked.add(host);
                    if (host.startsWith("sealed")) {
                        throw new UnreadableTokenException(
                                "the token of " + host + " is encrypted");
                    }
                    return host.startsWith("none")
                            ? Optional.empty()
                            : Optional.of(Token.of("token-of-" + host));
                };
        return run.context(
                Capabilities.of("curious", "")
                        .withTokenHosts("one.example", "none.example", "sealed.example"),
                Map.of());
    }

    @Test
    void givesTheTokensOfNamedHosts() throws Exception {
        assertThat(context().token("one.example")).contains("token-of-one.example");
        assertThat(context().token("none.example")).isEmpty();
        assertThatThrownBy(() -> context().token("sealed.example"))
                .isInstanceOf(IOException.class)
                .hasMessage("the token of sealed.example is encrypted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two.example",
                "sub.one.example",
                "one.example:8443",
                "ONE.example",
                "one.example.",
                "one.example/../two.example",
                ""
            })
    void asksForNoOtherToken(String host) {
        assertThatThrownBy(() -> context().token(host))
                .isInstanceOf(SecurityException.class)
                .hasMessage(
                        "the capabilities of curious do not name %s, so it gets no token of it",
                        host);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://one.example/",
                "http://127.0.0.1.one.example/",
                "http://localhost@one.example/",
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "jar:file:/a.jar!/b",
                "https:///etc/passwd",
                "//127.0.0.1/",
                "/etc/passwd"
            })
    void sendsNothingToUnsafeUrls(String url) {
        assertThatThrownBy(() -> context().http().get(URI.create(url), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("%s is neither an https URL nor one of a loopback address", url);
        assertThatThrownBy(() -> context().http().post(URI.create(url), Map.of(), new byte[1]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void sendsRequestsToLoopbackAddresses() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String seen =
                            "%s %s %s"
                                    .formatted(
                                            exchange.getRequestMethod(),
                                            exchange.getRequestHeaders().getFirst("X-Test"),
                                            new String(
                                                    exchange.getRequestBody().readAllBytes(),
                                                    StandardCharsets.UTF_8));
                    byte[] body = seen.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(404, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:%d/a".formatted(server.getAddress().getPort()));

            HttpReply got = context().http().get(url, Map.of("X-Test", "yes"));
            HttpReply posted =
                    context()
                            .http()
                            .post(
                                    url,
                                    Map.of("X-Test", "too"),
                                    "body".getBytes(StandardCharsets.UTF_8));

            assertThat(got.status()).isEqualTo(404);
            assertThat(got.text()).isEqualTo("GET yes ");
            assertThat(posted.text()).isEqualTo("POST too body");
        } finally {
            server.stop(0);
        }
    }
}
