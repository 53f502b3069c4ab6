package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedEndpointTest {

    @TempDir private Path directory;
    private TestServer server;

    @BeforeEach
    void start() throws IOException, StoreException {
        server = new TestServer(directory);
        server.stores.registries().put("pipecd", "{}");
        server.stores
                .published()
                .replace("pipecd", Map.of("plugins.json", "{\"ä\": 1}\n", "feeds/all.html", "<p>"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesFilesToAnybody() throws IOException, InterruptedException {
        HttpResponse<String> response = server.send(server.request("/r/pipecd/plugins.json"));
        assertThat(response.body()).isEqualTo("{\"ä\": 1}\n");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(response.headers().firstValue("Last-Modified")).isPresent();
        assertThat(response.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("public, max-age="));
    }

    @Test
    void givesNothingTwice() throws IOException, InterruptedException {
        HttpResponse<String> first = server.send(server.request("/r/pipecd/plugins.json"));
        String etag = first.headers().firstValue("ETag").orElseThrow();
        for (String header : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
            HttpResponse<String> second =
                    server.send(
                            server.request("/r/pipecd/plugins.json")
                                    .header("If-None-Match", header));
            assertThat(second.statusCode()).isEqualTo(304);
            assertThat(second.body()).isEmpty();
            assertThat(second.headers().firstValue("ETag")).contains(etag);
        }
        assertThat(
                        server.send(
                                        server.request("/r/pipecd/plugins.json")
                                                .header("If-None-Match", "\"other\""))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersHeadAndPreflight() throws IOException, InterruptedException {
        HttpResponse<String> head =
                server.send(
                        server.request("/r/pipecd/plugins.json")
                                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).contains("10");
        HttpResponse<String> preflight =
                server.send(
                        server.request("/r/pipecd/plugins.json")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(value -> assertThat(value).contains("If-None-Match"));
    }

    /** An extension may make such a file, and it must not act as a page of the server. */
    @Test
    void letsNoFileRunScripts() throws IOException, InterruptedException {
        HttpResponse<String> response = server.send(server.request("/r/pipecd/feeds/all.html"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        csp -> assertThat(csp).contains("default-src 'none'", "sandbox"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/r/pipecd/none.json", "/r/none/plugins.json", "/r/pipecd/"})
    void saysThatThereIsNoSuchFile(String path) throws IOException, InterruptedException {
        assertThat(server.send(server.request(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsItsStateAndMetrics() throws IOException, InterruptedException {
        HttpResponse<String> ready = server.send(server.request("/ready"));
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(
                        TestServer.json(ready)
                                .path("components")
                                .path("extensions")
                                .path("status")
                                .asText())
                .isEqualTo("ready");
        HttpResponse<String> prometheus = server.send(server.request("/metrics"));
        assertThat(prometheus.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(prometheus.body())
                .contains(
                        "registry_http_request_duration_seconds_bucket",
                        "registry_queue_depth 1.0");
        HttpResponse<String> open =
                server.send(
                        server.request("/metrics")
                                .header("Accept", "application/openmetrics-text; version=1.0.0"));
        assertThat(open.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(open.body()).endsWith("# EOF\n");
    }
}
