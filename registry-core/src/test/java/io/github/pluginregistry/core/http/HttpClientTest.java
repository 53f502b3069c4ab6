package io.github.pluginregistry.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.pluginregistry.core.testing.CapturedLogs;
import io.github.pluginregistry.core.testing.RawForge;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpClientTest {

    private static final HttpLimits SHORT =
            new HttpLimits(
                    Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300), 1_000);

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final RequestCounter traffic = new RequestCounter();
    private final List<Duration> pauses = new ArrayList<>();
    private final HttpClient client = client(HttpLimits.DEFAULT.withBodyBytes(1_000));

    @Test
    void sendsMethodHeadersAndBody() throws IOException {
        try (WebStub host =
                WebStub.answering(any -> Answer.of(200, "fine").with("X-Told", "yes"))) {
            HttpResponse response =
                    client.send(
                            HttpRequest.post(host.url(), "text/plain", "question")
                                    .with("Authorization", "token abc"));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("fine");
            assertThat(response.header("x-told")).contains("yes");
            assertThat(host.requests())
                    .singleElement()
                    .satisfies(
                            request -> {
                                assertThat(request.line()).isEqualTo("POST /");
                                assertThat(request.body()).isEqualTo("question");
                                assertThat(request.header("authorization")).contains("token abc");
                                assertThat(request.header("content-type")).contains("text/plain");
                            });
        }
    }

    @Test
    void returnsAFailureWithItsBody() throws IOException {
        try (WebStub host = WebStub.answering(any -> Answer.of(404, "not here"))) {
            HttpResponse response = client.send(HttpRequest.get(host.url()));

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.text()).isEqualTo("not here");
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (WebStub host =
                WebStub.answering(any -> Answer.of(302, "").with("Location", "/elsewhere"))) {
            assertThat(client.send(HttpRequest.get(host.url())).status()).isEqualTo(302);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void retriesServerErrorsThreeTimesWithGrowingPauses(int status) throws IOException {
        try (WebStub host = WebStub.answering(any -> Answer.of(status, ""))) {
            assertThat(client.send(HttpRequest.get(host.url())).status()).isEqualTo(status);

            assertThat(host.requests()).hasSize(4);
            assertThat(pauses).hasSize(3).isSorted();
            assertThat(traffic.requests()).isEqualTo(4);
        }
    }

    @Test
    void waitsOnceForRetryAfter() throws IOException {
        try (WebStub host = WebStub.answering(any -> Answer.of(429, "").with("Retry-After", "7"))) {
            assertThat(client.send(HttpRequest.get(host.url())).status()).isEqualTo(429);

            assertThat(host.requests()).hasSize(2);
            assertThat(pauses).containsExactly(Duration.ofSeconds(7));
        }
    }

    @Test
    void ignoresALongRetryAfter() throws IOException {
        try (WebStub host =
                WebStub.answering(any -> Answer.of(503, "").with("Retry-After", "3600"))) {
            assertThat(client.send(HttpRequest.get(host.url())).status()).isEqualTo(503);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @Test
    void limitsTheUnpackedSize() throws IOException {
        byte[] bomb = packed("x".repeat(100_000));
        assertThat(bomb).hasSizeLessThan(1_000);
        try (WebStub host =
                WebStub.answering(
                        any -> new Answer(200, Map.of("Content-Encoding", "gzip"), bomb))) {
            assertThatThrownBy(() -> client.send(HttpRequest.get(host.url())))
                    .isInstanceOf(ResponseTooLargeException.class);
        }
    }

    @Test
    void unpacksGzip() throws IOException {
        byte[] packed = packed("hello");
        try (WebStub host =
                WebStub.answering(
                        any -> new Answer(200, Map.of("Content-Encoding", "gzip"), packed))) {
            assertThat(client.send(HttpRequest.get(host.url())).text()).isEqualTo("hello");
            assertThat(traffic.bytes()).isEqualTo(packed.length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it",
                "SSH-2.0-OpenSSH_9.2\r\n"
            })
    void rejectsAnIncompleteResponse(String response) {
        try (RawForge host = RawForge.saying(response)) {
            assertThatThrownBy(() -> client.send(HttpRequest.get(host.url())))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void neverRetriesAChangeAfterAResponse(String method) throws IOException {
        try (WebStub host =
                WebStub.answering(any -> Answer.of(503, "later").with("Retry-After", "1"))) {
            HttpResponse response =
                    client.send(change(method, host).with("Authorization", "token abc"));

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.text()).isEqualTo("later");
            assertThat(response.header("retry-after")).contains("1");
            assertThat(host.requests())
                    .singleElement()
                    .satisfies(
                            request -> {
                                assertThat(request.line()).isEqualTo(method + " /");
                                assertThat(request.body()).isEqualTo("{}");
                                assertThat(request.header("authorization")).contains("token abc");
                                assertThat(request.header("content-type"))
                                        .contains("application/json");
                                assertThat(request.header("user-agent"))
                                        .contains("registry-maven-plugin");
                            });
            assertThat(traffic.requests()).isEqualTo(1);
            assertThat(traffic.bytes()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void neverRetriesAChangeAfterABrokenConnection(String method) {
        try (RawForge host = RawForge.saying("")) {
            assertThatThrownBy(() -> client.send(HttpRequest.change(method, host.url(), BODY)))
                    .isInstanceOf(IOException.class);
            assertThat(host.requests()).isEqualTo(1);
        }
    }

    @Test
    void retriesAQueryAfterABrokenConnection() {
        try (RawForge host = RawForge.saying("")) {
            assertThatThrownBy(() -> client.send(HttpRequest.get(host.url()).once()))
                    .isInstanceOf(IOException.class);
            assertThat(host.requests()).isGreaterThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH"})
    void limitsTheResponseOfEveryMethod(String method) {
        try (WebStub host = WebStub.answering(any -> Answer.of(200, "x".repeat(1_001)));
                RawForge silent = RawForge.hanging()) {
            assertThatThrownBy(() -> client.send(change(method, host)))
                    .isInstanceOf(ResponseTooLargeException.class)
                    .hasMessageContaining("1000 bytes");
            assertThatThrownBy(
                            () ->
                                    client(SHORT)
                                            .send(
                                                    method.equals("GET")
                                                            ? HttpRequest.get(silent.url())
                                                            : HttpRequest.change(
                                                                    method, silent.url(), BODY)))
                    .isInstanceOf(InterruptedIOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH"})
    void usesNoProxyForLoopback(String method) throws IOException {
        ProxySelector usual = ProxySelector.getDefault();
        try (WebStub host = WebStub.answering(any -> Answer.of(200, ""));
                WebStub proxy = WebStub.answering(any -> Answer.of(200, ""))) {
            ProxySelector.setDefault(
                    ProxySelector.of(
                            new InetSocketAddress(proxy.url().getHost(), proxy.url().getPort())));
            client.send(change(method, host));

            assertThat(host.requests()).hasSize(1);
            assertThat(proxy.requests()).isEmpty();
        } finally {
            ProxySelector.setDefault(usual);
        }
    }

    @Test
    void sendsNoPasswordOfTheJvm() throws IOException {
        Authenticator usual = Authenticator.getDefault();
        Authenticator.setDefault(
                new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("user", "password".toCharArray());
                    }
                });
        try (WebStub host =
                WebStub.answering(
                        any ->
                                Answer.of(401, "")
                                        .with("WWW-Authenticate", "Basic realm=\"all\""))) {
            assertThat(client.send(HttpRequest.get(host.url())).status()).isEqualTo(401);
            assertThat(host.requests()).hasSize(1);
        } finally {
            Authenticator.setDefault(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH"})
    void logsNoHeader(String method) throws IOException {
        try (CapturedLogs logs = CapturedLogs.start();
                WebStub host =
                        WebStub.answering(any -> Answer.of(200, "").with("X-Told", "a-t0ken"))) {
            client.send(change(method, host).with("Authorization", "a-t0ken"));

            assertThat(host.requests()).hasSize(1);
            assertThat(logs.entries()).noneMatch(entry -> entry.contains("a-t0ken"));
        }
    }

    private static HttpRequest change(String method, WebStub host) {
        return method.equals("GET")
                ? HttpRequest.get(host.url())
                : HttpRequest.change(method, host.url(), BODY);
    }

    @Test
    void rejectsAnUntrustedCertificate() {
        WireMockServer host =
                new WireMockServer(
                        WireMockConfiguration.options()
                                .bindAddress("127.0.0.1")
                                .dynamicPort()
                                .dynamicHttpsPort());
        host.start();
        try {
            URI uri = URI.create("https://127.0.0.1:" + host.httpsPort());

            assertThatThrownBy(() -> client.send(HttpRequest.get(uri)))
                    .isInstanceOf(SSLException.class);
            assertThat(host.getAllServeEvents()).isEmpty();
        } finally {
            host.stop();
        }
    }

    private HttpClient client(HttpLimits limits) {
        return new HttpClient(limits, RetryPolicy.DEFAULT, traffic, pauses::add);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
