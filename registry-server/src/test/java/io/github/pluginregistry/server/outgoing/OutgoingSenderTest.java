package io.github.pluginregistry.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.Dependent;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.credential.Secrets;
import io.github.pluginregistry.server.log.Trace;
import io.github.pluginregistry.server.metric.ServerMetrics;
import io.github.pluginregistry.server.store.CredentialStore;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.OutgoingStore;
import io.github.pluginregistry.server.store.OutgoingStore.Outgoing;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.SwitchableDatabase;
import io.github.pluginregistry.server.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingSenderTest {

    private static final String BODY = "{\"registry\":\"pipecd\",\"GIT_COMMIT\":\"abc\"}";

    /** The example of the specification of Standard Webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Trace TRACE =
            new Trace("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01");

    private record Received(String path, Map<String, List<String>> headers, String body) {}

    @TempDir private Path directory;

    private final List<Received> received = new ArrayList<>();
    private int status = 204;
    private HttpServer receiver;
    private Database database;
    private OutgoingStore store;
    private Optional<Dependent> dependent;

    @BeforeEach
    void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::answer);
        receiver.start();
        database = TestDatabase.embedded(directory);
        new RegistryStore(database).put("pipecd", "{}");
        store = new OutgoingStore(database);
        store.add("pipecd", 7, "site", BODY, TRACE);
        dependent = Optional.of(webhook());
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        database.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(
                new Received(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders(),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private String address() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort();
    }

    private Dependent webhook() {
        return new Dependent(
                "site", address() + "/hook", SecretReference.of("env:SECRET"), "", "", "");
    }

    private OutgoingSender sender() throws Exception {
        return sender(HttpClient.Sleeper.REAL);
    }

    private OutgoingSender sender(HttpClient.Sleeper sleeper) throws Exception {
        Environment environment =
                new Environment(Map.of("SECRET", SECRET, "TOKEN", "t0ken"), directory, directory);
        Secrets secrets =
                Secrets.open(environment, new CredentialStore(database), List.of(), directory);
        String host = address().substring("http://".length());
        return new OutgoingSender(
                store,
                (registry, name) -> dependent,
                new OutgoingRequests(
                        secrets,
                        Map.of(host, SecretReference.of("env:TOKEN")),
                        Clock.fixed(Instant.ofEpochSecond(1_614_265_330), ZoneOffset.UTC)),
                new HttpClient(new RequestCounter()),
                new ServerMetrics(),
                sleeper);
    }

    /** Not each second, and each time with a warning: an outage may take hours. */
    @Test
    void looksMoreAndMoreRarelyWhileDatabaseIsAway() throws Exception {
        List<Long> pauses = new ArrayList<>();
        try (SwitchableDatabase network = new SwitchableDatabase();
                Database away = Database.open(network.url(), "", "")) {
            network.off();
            store = new OutgoingStore(away);

            sender(
                            pause -> {
                                pauses.add(pause.toSeconds());
                                if (pauses.size() == 7) {
                                    network.on();
                                }
                                if (pauses.size() > 7 && pause.toSeconds() == 1) {
                                    throw new InterruptedException("enough");
                                }
                            })
                    .run();

            assertThat(Thread.interrupted()).isTrue();
        }
        // It takes a while until the connections are there again.
        assertThat(pauses).startsWith(1L, 2L, 3L, 4L, 5L, 5L, 5L).endsWith(1L);
    }

    /** The trace of the run goes on, each time from another place. */
    private static void requireContinues(String header) {
        Trace sent = Trace.parse(header).orElseThrow();
        assertThat(sent.traceId()).isEqualTo(TRACE.traceId());
        assertThat(sent.parentId()).isNotEqualTo(TRACE.parentId());
        assertThat(sent.flags()).isEqualTo("01");
    }

    private Outgoing kept() throws Exception {
        return store.of("pipecd", 1).get(0);
    }

    @Test
    void sendsASignedWebhookOnce() throws Exception {
        OutgoingSender sender = sender();

        assertThat(sender.sendNext()).isTrue();
        assertThat(sender.sendNext()).isFalse();
        assertThat(kept().outcome()).isEqualTo("sent");
        assertThat(received).hasSize(1);
        assertThat(received.get(0).path()).isEqualTo("/hook");
        assertThat(received.get(0).body()).isEqualTo(BODY);
        assertThat(received.get(0).headers())
                .containsEntry("Content-type", List.of("application/json"))
                .containsEntry("Webhook-id", List.of("pipecd-7-site"))
                .containsEntry("Webhook-timestamp", List.of("1614265330"))
                .containsEntry(
                        "Webhook-signature",
                        List.of("v1,LnlmVJrmFIfpfAuKByrJPk46dxfi7ybggAK70YiV+ms="));
        requireContinues(received.get(0).headers().get("Traceparent").get(0));
    }

    @Test
    void startsTheWorkflowsOfARepository() throws Exception {
        dependent =
                Optional.of(
                        new Dependent("site", "", null, "pipe-cd/builds", "released", address()));

        sender().sendNext();

        assertThat(received.get(0).path()).isEqualTo("/repos/pipe-cd/builds/dispatches");
        assertThat(received.get(0).headers())
                .containsEntry("Authorization", List.of("Bearer t0ken"));
        String header = received.get(0).headers().get("Traceparent").get(0);
        requireContinues(header);
        assertThat(received.get(0).body())
                .isEqualTo(
                        "{\"event_type\":\"released\",\"client_payload\":%s,\"traceparent\":\"%s\"}}"
                                .formatted(BODY.substring(0, BODY.length() - 1), header));
    }

    @ParameterizedTest
    @CsvSource({
        "200, sent, answered with 200",
        "302, waiting, answered with 302",
        "404, waiting, answered with 404",
        "410, given up, answered with 410: the receiver wants no more",
        "500, waiting, answered with 500"
    })
    void keepsWhatWasNotAccepted(int answer, String outcome, String detail) throws Exception {
        status = answer;

        sender().sendNext();

        assertThat(received).hasSize(1);
        assertThat(kept().outcome()).isEqualTo(outcome);
        assertThat(kept().detail()).isEqualTo(detail);
    }

    @Test
    void keepsAMessageWhoseSecretCannotBeRead() throws Exception {
        dependent =
                Optional.of(
                        new Dependent(
                                "site", address(), SecretReference.of("env:GONE"), "", "", ""));

        sender().sendNext();

        assertThat(received).isEmpty();
        assertThat(kept().outcome()).isEqualTo("waiting");
        assertThat(kept().detail()).startsWith("the variable GONE is not set");
    }

    @Test
    void givesUpWhatIsConfiguredNoMore() throws Exception {
        dependent = Optional.empty();

        sender().sendNext();

        assertThat(received).isEmpty();
        assertThat(kept().outcome()).isEqualTo("given up");
    }

    @Test
    void givesUpAfterThreeDays() throws Exception {
        status = 500;
        OutgoingSender sender = sender();
        Duration waited = Duration.ZERO;
        for (int i = 0; i < 13; i++) {
            assertThat(kept().outcome()).isEqualTo("waiting");
            waited = waited.plus(OutgoingSender.delay(i + 1));
            store.retry(kept(), Duration.ZERO, "");
            sender.sendNext();
        }

        assertThat(kept().outcome()).isEqualTo("given up");
        assertThat(kept().detail()).isEqualTo("answered with 500, after 13 attempts");
        assertThat(waited).isGreaterThan(Duration.ofDays(3));
    }
}
