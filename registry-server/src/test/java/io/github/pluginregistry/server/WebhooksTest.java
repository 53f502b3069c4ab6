package io.github.pluginregistry.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.ServerConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries while secrets of their webhook cannot be read. */
class WebhooksTest {

    private static final String BODY =
            "{\"ref\":\"refs/tags/v1\",\"repository\":{\"clone_url\":\"https://gitea.example.com/a/b.git\"}}";

    @TempDir private Path directory;
    private Path file;
    private RegistryServer server;

    @BeforeEach
    void namesTheFile() {
        file = directory.resolve("second");
    }

    private void start() throws Exception {
        Path config =
                Files.writeString(
                        directory.resolve("server.yaml"),
                        """
                        http: {port: 0}
                        webhooks:
                          gitea: {secrets: ["env:GONE", "file:%s"]}
                        registries: []
                        """
                                .formatted(file));
        server =
                RegistryServer.open(
                        ServerConfiguration.read(config),
                        directory,
                        new Environment(Map.of(), directory, directory));
        server.start();
    }

    @AfterEach
    void ends() {
        server.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> deliver(String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature =
                HexFormat.of().formatHex(mac.doFinal(BODY.getBytes(StandardCharsets.UTF_8)));
        return send(
                to("/hooks/gitea")
                        .header("Content-Type", "application/json")
                        .header("X-Gitea-Event", "push")
                        .header("X-Gitea-Delivery", "1")
                        .header("X-Gitea-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(BODY)));
    }

    private JsonNode webhooks() throws Exception {
        return new ObjectMapper()
                .readTree(send(to("/ready")).body())
                .path("components")
                .path("webhooks");
    }

    @Test
    void acceptsWhatIsSignedWithASecretThatCanBeRead() throws Exception {
        Files.writeString(file, "in use");
        start();

        assertThat(deliver("in use").statusCode()).isEqualTo(202);
        assertThat(deliver("wrong").statusCode()).isEqualTo(401);

        assertThat(webhooks().path("status").asText()).isEqualTo("degraded");
        assertThat(webhooks().path("problems").path("gitea").path("env:GONE").asText())
                .startsWith("the variable GONE is not set");
        assertThat(webhooks().toString()).doesNotContain("in use").doesNotContain("file:");
    }

    @Test
    void acceptsNothingWithoutAnySecret() throws Exception {
        start();

        HttpResponse<String> response = deliver("anything");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("/ready").doesNotContain("GONE");
        assertThat(webhooks().path("problems").path("gitea").size()).isEqualTo(2);

        Files.writeString(file, "in use");
        assertThat(deliver("in use").statusCode()).isEqualTo(202);
    }
}
