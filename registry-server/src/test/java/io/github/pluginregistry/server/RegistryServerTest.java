package io.github.pluginregistry.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.store.Cause;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.PublishedFileStore;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.RunRow;
import io.github.pluginregistry.server.store.RunStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a tag that is pushed to a real repository to the commit in that of the registry. */
@Timeout(120)
class RegistryServerTest {

    private static final String SECRET = "it is a secret to everybody";

    @TempDir private Path directory;
    private TestRepositories repositories;
    private RegistryServer server;

    @BeforeEach
    void starts() throws Exception {
        repositories = TestRepositories.in(directory);
        server = open();
        server.start();
    }

    /** The database, as a line of server.yaml. */
    String database() {
        return "";
    }

    /** The URL of the database. */
    String url() {
        return Database.embedded(directory.resolve("data"));
    }

    private RegistryServer open() throws Exception {
        Path config =
                Files.writeString(
                        directory.resolve("server.yaml"),
                        """
                        http: {port: 0}
                        polling: {minimum: PT1H, maximum: PT2H}
                        %s
                        webhooks:
                          gitea: {secrets: ["env:HOOK"]}
                        registries:
                          - id: test
                            repository: %s
                        """
                                .formatted(database(), repositories.registry()));
        return RegistryServer.open(
                ServerConfiguration.read(config),
                directory,
                new Environment(Map.of("HOOK", SECRET), directory, directory));
    }

    @AfterEach
    void ends() {
        server.close();
    }

    private List<RunRow> runs() throws Exception {
        return new RunStore(server.database()).of("test", Long.MAX_VALUE, 100);
    }

    private RegistryRow registry() throws Exception {
        return new RegistryStore(server.database()).find("test").orElseThrow();
    }

    /** Waits for an event of another thread; the test's timeout ends it. */
    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.onSpinWait();
            Thread.sleep(20);
        }
    }

    private void awaitRuns(int count) throws Exception {
        await(
                () ->
                        runs().size() >= count
                                && runs().stream().allMatch(run -> run.ended().isPresent()));
    }

    private HttpResponse<String> deliver(String id) throws Exception {
        String body =
                "{\"ref\":\"refs/tags/kubernetes/v1.0.0\",\"repository\":{\"clone_url\":\"%s\",\"html_url\":\"%1$s\"}}"
                        .formatted("file://" + repositories.plugins());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature =
                HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:%d/hooks/gitea"
                                                        .formatted(server.port())))
                                .header("Content-Type", "application/json")
                                .header("X-Gitea-Event", "push")
                                .header("X-Gitea-Delivery", id)
                                .header("X-Gitea-Signature", signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void publishesTagThatDeliveryTellsOf() throws Exception {
        awaitRuns(1);
        repositories.tag("kubernetes/v1.0.0");

        HttpResponse<String> answer = deliver("1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        awaitRuns(2);
        assertThat(repositories.published("docs/plugins.json")).contains("v1.0.0");
        assertThat(repositories.published("docs/versions.properties"))
                .contains("kubernetes=v1.0.0");
        RunRow run = runs().get(0);
        assertThat(run.cause()).isEqualTo(Cause.WEBHOOK);
        assertThat(run.result()).as(run.summary()).isEqualTo(Result.CHANGED);
        assertThat(run.published()).isEqualTo(repositories.head());
        assertThat(run.changes()).contains("\"id\":\"kubernetes\"", "\"to\":\"v1.0.0\"");
        assertThat(
                        new PublishedFileStore(server.database())
                                .find("test", "plugins.json")
                                .orElseThrow()
                                .content())
                .isEqualTo(repositories.published("docs/plugins.json"));
        assertThat(registry().pending()).isFalse();
    }

    @Test
    void endsRunWhereNothingMoved() throws Exception {
        repositories.tag("kubernetes/v1.0.0");
        deliver("1");
        await(() -> repositories.published("docs/plugins.json").contains("v1.0.0"));
        await(() -> !registry().isRunning() && !registry().pending());
        String head = repositories.head();
        int before = runs().size();

        makeDue();

        awaitRuns(before + 1);
        assertThat(runs().get(0).cause()).isEqualTo(Cause.SCHEDULE);
        assertThat(runs().get(0).summary()).isEqualTo("No tag has changed.");
        assertThat(metrics()).contains("registry_poll_cycles_total{outcome=\"unchanged\"} 1.0");
        assertThat(repositories.head()).isEqualTo(head);
    }

    @Test
    void findsTagByPollingThatNoDeliveryTold() throws Exception {
        awaitRuns(1);
        await(() -> !registry().isRunning());
        repositories.tag("kubernetes/v1.0.0");

        makeDue();

        awaitRuns(2);
        assertThat(runs().get(0).result()).as(runs().get(0).summary()).isEqualTo(Result.CHANGED);
        assertThat(repositories.published("docs/plugins.json")).contains("v1.0.0");
        assertThat(metrics())
                .contains(
                        "registry_poll_cycles_total{outcome=\"changed\"} 1.0",
                        "registry_runs_triggered_total{cause=\"schedule\",registry=\"test\"} 1.0",
                        "registry_run_duration_seconds_count{outcome=\"changed\"}",
                        "registry_git_operations_total{operation=\"fetch\",outcome=\"success\"} 2.0",
                        "registry_git_operations_total{operation=\"ls-refs\",outcome=\"success\"} 2.0",
                        "registry_git_operations_total{operation=\"push\",outcome=\"success\"} 2.0",
                        "registry_git_operation_duration_seconds_count{operation=\"push\"} 2");
    }

    private String metrics() throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:%d/metrics"
                                                        .formatted(server.port())))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void takesUpWhereItEnded() throws Exception {
        awaitRuns(1);
        server.close();
        repositories.tag("kubernetes/v1.0.0");

        server = open();
        server.start();
        assertThat(deliver("1").statusCode()).isEqualTo(202);

        await(() -> repositories.published("docs/plugins.json").contains("v1.0.0"));
        awaitRuns(2);
    }

    /** As the end of the interval of polling does. */
    private void makeDue() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.executeUpdate("update registry set due = current_timestamp");
        }
    }
}
