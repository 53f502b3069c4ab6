package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.DeliveryRow;
import io.github.pluginregistry.server.store.DeliveryRow.Outcome;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.RunQueue;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookEndpointTest {

    private static final String TAG =
            """
            {"ref": "refs/tags/v1", "repository": {"html_url": "https://github.com/pipe-cd/pipecd"}}
            """;

    @TempDir private Path directory;
    private TestServer server;

    @BeforeEach
    void start() throws IOException, StoreException {
        server = new TestServer(directory);
        for (String id : List.of("a", "b", "c")) {
            server.stores.registries().put(id, id.equals("b") ? "[\"v*\"]" : "{}");
            server.stores
                    .watch()
                    .watch(
                            id,
                            List.of(
                                    id.equals("c")
                                            ? "github.com/c/c"
                                            : "github.com/pipe-cd/pipecd"));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> deliver(String hook, String event, String id, String body)
            throws IOException, InterruptedException {
        return server.send(signed(hook, event, id, body));
    }

    private HttpRequest.Builder signed(String hook, String event, String id, String body) {
        return server.request("/hooks/" + hook)
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", id)
                .header("X-Hub-Signature-256", "sha256=" + hmac(body));
    }

    private static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            TestServer.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void makesTheRegistriesDueThatWatchTheRepository()
            throws IOException, InterruptedException, StoreException {
        HttpResponse<String> response = deliver("github", "push", "1", TAG);
        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode body = TestServer.json(response);
        assertThat(body.path("registries").toString()).isEqualTo("[\"a\",\"b\"]");
        DeliveryRow delivery =
                server.stores.deliveries().find(body.path("delivery").asLong()).orElseThrow();
        assertThat(delivery.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(delivery.repository()).isEqualTo("github.com/pipe-cd/pipecd");
        assertThat(delivery.detail()).isEqualTo("refs/tags/v1 -> a b");
        assertThat(server.woken).hasValue(1);
        Lease lease =
                new RunQueue(server.database).take("test", Duration.ofMinutes(1)).orElseThrow();
        assertThat(lease.delivery()).isEqualTo(delivery.id());
        assertThat(server.metrics())
                .contains(
                        "registry_webhook_requests_total{event=\"tag\",provider=\"github\",status=\"202\"} 1.0",
                        "registry_runs_triggered_total{cause=\"webhook\",registry=\"a\"} 1.0");
    }

    @Test
    void continuesTheTraceOfADelivery() throws IOException, InterruptedException, StoreException {
        String header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        server.send(signed("github", "push", "1", TAG).header("traceparent", header));
        RunQueue queue = new RunQueue(server.database);

        Lease lease = queue.take("test", Duration.ofMinutes(1)).orElseThrow();

        assertThat(lease.trace().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(lease.trace().parentId()).isNotEqualTo("00f067aa0ba902b7");
        assertThat(server.stores.runs().find(lease.run()).orElseThrow().trace())
                .isEqualTo(lease.trace().toString());
        assertThat(server.as(Role.LOOK, "GET", "/api/v1/runs/" + lease.run(), "").body())
                .contains("\"traceparent\" : \"%s\"".formatted(lease.trace()));
    }

    /** One that is invalid says nothing, and a new trace begins. */
    @Test
    void beginsATraceWhereADeliveryHasNone()
            throws IOException, InterruptedException, StoreException {
        String header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more";
        server.send(signed("github", "push", "1", TAG).header("traceparent", header));
        RunQueue queue = new RunQueue(server.database);

        Lease lease = queue.take("test", Duration.ofMinutes(1)).orElseThrow();

        assertThat(lease.trace().traceId()).hasSize(32).doesNotStartWith("4bf92f3577b34da6");
    }

    @Test
    void asksTheConditionsOfEachRegistry() throws IOException, InterruptedException {
        HttpResponse<String> response =
                deliver("github", "push", "1", TAG.replace("tags/v1", "tags/w1"));
        assertThat(TestServer.json(response).path("registries").toString()).isEqualTo("[\"a\"]");
    }

    @Test
    void countsADeliveryThatComesAgainAndStartsARunAgain()
            throws IOException, InterruptedException, StoreException {
        deliver("github", "push", "1", TAG);
        RunQueue queue = new RunQueue(server.database);
        while (queue.take("test", Duration.ofHours(1)).isPresent()) {
            // Every registry is running.
        }
        assertThat(server.stores.registries().find("a").orElseThrow().pending()).isTrue();
        HttpResponse<String> response = deliver("github", "push", "1", TAG);
        assertThat(TestServer.json(response).path("registries").toString())
                .isEqualTo("[\"a\",\"b\"]");
        List<DeliveryRow> deliveries = server.stores.deliveries().all(Long.MAX_VALUE, 10);
        assertThat(deliveries).extracting(DeliveryRow::count).containsExactly(2);
    }

    @Test
    void acknowledgesWhatIsOfNoInterest() throws IOException, InterruptedException, StoreException {
        assertThat(deliver("github", "ping", "1", "{}").statusCode()).isEqualTo(202);
        String other = TAG.replace("pipecd", "other");
        assertThat(deliver("github", "push", "2", other).statusCode()).isEqualTo(202);
        String issue = "{\"repository\": {\"html_url\": \"https://github.com/pipe-cd/pipecd\"}}";
        assertThat(deliver("github", "issues", "3", issue).statusCode()).isEqualTo(202);
        assertThat(server.stores.deliveries().all(Long.MAX_VALUE, 10))
                .extracting(DeliveryRow::outcome)
                .containsExactly(Outcome.IGNORED, Outcome.NO_REGISTRY, Outcome.NO_REGISTRY);
        assertThat(server.woken).hasValue(0);
    }

    @Test
    void recordsNothingThatIsNotSigned() throws IOException, InterruptedException, StoreException {
        HttpRequest.Builder unsigned =
                server.request("/hooks/github").POST(BodyPublishers.ofString(TAG));
        assertThat(server.send(unsigned).statusCode()).isEqualTo(401);
        HttpRequest.Builder doubled =
                signed("github", "push", "1", TAG)
                        .header("X-Hub-Signature-256", "sha256=" + hmac(TAG));
        assertThat(server.send(doubled).statusCode()).isEqualTo(401);
        assertThat(deliver("github", "push", "1", "[]").statusCode()).isEqualTo(400);
        assertThat(server.stores.deliveries().all(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(server.metrics())
                .contains(
                        "registry_webhook_requests_total{event=\"unknown\",provider=\"github\",status=\"401\"} 2.0");
    }

    @Test
    void knowsOnlyWebhooksThatAreConfigured() throws IOException, InterruptedException {
        HttpResponse<String> response = deliver("gitlab", "push", "1", TAG);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("server.yaml");
    }

    @Test
    void takesDeliveriesFromConfiguredAddressesOnly() throws IOException, InterruptedException {
        assertThat(deliver("closed", "push", "1", TAG).statusCode()).isEqualTo(403);
    }

    @Test
    void answersThatItCannotWhileTheDatabaseCannotBeReached()
            throws IOException, InterruptedException {
        server.database.close();
        HttpResponse<String> response = deliver("github", "push", "1", TAG);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isEqualTo(Optional.of("5"));
        assertThat(server.send(server.request("/health")).statusCode()).isEqualTo(200);
        assertThat(server.send(server.request("/ready")).statusCode()).isEqualTo(503);
    }
}
