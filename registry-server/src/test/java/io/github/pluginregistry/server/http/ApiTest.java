package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.server.run.ExtensionHealth;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.LeaseStore;
import io.github.pluginregistry.server.store.RunOutcome;
import io.github.pluginregistry.server.store.RunQueue;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

    private static final String REGISTRY =
            "{\"repository\": \"https://192.0.2.1/a/b\", \"branch\": \"main\"}";

    @TempDir private Path directory;
    private TestServer server;

    @BeforeEach
    void start() throws IOException, StoreException {
        server = new TestServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return server.as(Role.ADMINISTER, "GET", path, "");
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return TestServer.json(get(path));
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return server.as(Role.ADMINISTER, method, path, body);
    }

    /** The description has each route with its role, and nothing else. */
    @Test
    void isDescribed() throws IOException, InterruptedException {
        Map<String, String> described = new TreeMap<>();
        JsonNode paths = json("/api/v1/openapi.json").path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                described.put(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        operation.getValue().path("x-role").asText("none"));
            }
        }
        Map<String, String> routes = new TreeMap<>();
        for (Route route :
                Endpoints.routes(
                        new ServerParts(
                                server.database,
                                server.metrics,
                                List.of(),
                                text -> {
                                    throw new IllegalArgumentException(text);
                                },
                                (name, secret) -> secret,
                                server.extensions,
                                new ExtensionHealth(server.extensions),
                                () -> {},
                                server.copies,
                                Map.of()),
                        false)) {
            if (route.path().startsWith("/api/")) {
                routes.put(route.method() + " " + route.path().replace("*}", "}"), role(route));
            }
        }
        assertThat(described).isEqualTo(routes);
    }

    /** The least role that is not rejected. */
    private String role(Route route) throws IOException, InterruptedException {
        String path =
                route.path()
                        .replace("{registry}", "none")
                        .replace("{name}", "none")
                        .replaceAll("\\{[a-z]+\\*?}", "99");
        if (server.send(server.request(path).method(route.method(), BodyPublishers.noBody()))
                        .statusCode()
                != 401) {
            return "none";
        }
        for (Role role : Role.values()) {
            if (server.as(role, route.method(), path, "").statusCode() != 403) {
                return role.text();
            }
        }
        return "nobody";
    }

    @Test
    void isDescribedInTheDocuments() throws IOException, InterruptedException {
        Path documents =
                Path.of(System.getProperty("repository.root", ".."), "docs", "server-openapi.json");
        assertThat(Files.readString(documents)).isEqualTo(get("/api/v1/openapi.json").body());
    }

    @Test
    void addsChangesAndRemovesRegistries() throws IOException, InterruptedException {
        HttpResponse<String> added = send("PUT", "/api/v1/registries/pipecd", REGISTRY);
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(added).path("configuration").path("branch").asText())
                .isEqualTo("main");
        assertThat(server.woken).hasValue(1);
        JsonNode all = json("/api/v1/registries").path("registries");
        assertThat(all).hasSize(1);
        assertThat(all.path(0).path("state").asText()).isEqualTo("waiting");
        assertThat(all.path(0).path("origin").asText()).isEqualTo("api");
        assertThat(send("DELETE", "/api/v1/registries/pipecd", "").statusCode()).isEqualTo(204);
        assertThat(get("/api/v1/registries/pipecd").statusCode()).isEqualTo(404);
        assertThat(json("/api/v1/audit").path("audit").findValuesAsText("action"))
                .containsExactly("registry.delete", "registry.put");
    }

    @ParameterizedTest
    @CsvSource({
        "pipecd, '{\"invalid\": 1}', 400",
        "pipecd, '[]', 400",
        "pipecd, '{', 400",
        "pipecd, '{\"id\": \"other\"}', 400",
        "UPPER, '{}', 400",
        "-x, '{}', 400"
    })
    void rejectsWhatIsInvalid(String id, String body, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send("PUT", "/api/v1/registries/" + id, body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(TestServer.json(response).path("detail").asText()).isNotEmpty();
    }

    /** The machine of the server belongs to the author of server.yaml. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/registry.git",
                "../registry.git",
                "registry.git",
                "file:///etc/registry.git",
                "FILE:/etc/registry.git",
                "file://192.0.2.1/etc/registry.git",
                "ext::sh -c id",
                "fd::7",
                "-oProxyCommand=id",
                "ssh://-oProxyCommand=id/a/b",
                "ssh://-oProxyCommand=id@192.0.2.1/a/b",
                "-oProxyCommand=id@192.0.2.1:a/b",
                "192.0.2.1:-oProxyCommand=id",
                "https://127.0.0.1/a/b",
                "https://localhost/a/b",
                "http://2130706433/a/b",
                "https://[::1]:8443/a/b",
                "https://[::ffff:7f00:1]/a/b",
                "ssh://git@127.0.0.1/a/b",
                "git@127.0.0.1:a/b",
                "https://169.254.169.254/latest/meta-data",
                "http://git.invalid/a/b",
                "https://user@127.0.0.1/a/b",
                "gopher://192.0.2.1/a/b"
            })
    void rejectsRepositoryThatIsNoneOfOthers(String repository)
            throws IOException, InterruptedException {
        String body = Views.object().put("repository", repository).toString();
        HttpResponse<String> response = send("PUT", "/api/v1/registries/pipecd", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("detail").asText())
                .contains("repository")
                .matches("(?s).*(server.yaml|write https).*");
        assertThat(get("/api/v1/registries/pipecd").statusCode()).isEqualTo(404);
        assertThat(server.woken).hasValue(0);
    }

    @Test
    void keepsRegistryWhereItsChangeIsRejected() throws IOException, InterruptedException {
        assertThat(send("PUT", "/api/v1/registries/pipecd", REGISTRY).statusCode()).isEqualTo(200);
        String body = "{\"repository\": \"/etc/registry.git\"}";
        assertThat(send("PUT", "/api/v1/registries/pipecd", body).statusCode()).isEqualTo(400);
        assertThat(json("/api/v1/registries/pipecd").path("configuration").path("repository"))
                .hasToString("\"https://192.0.2.1/a/b\"");
    }

    @Test
    void rejectsDependentOnMachineOfServer() throws IOException, InterruptedException {
        String body =
                """
                {"repository": "https://192.0.2.1/a/b", "dependents": [
                  {"name": "site", "url": "http://127.0.0.1:9000/hook", "secret": "env:HOOK"}]}""";
        HttpResponse<String> response = send("PUT", "/api/v1/registries/pipecd", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("detail").asText())
                .contains("the dependent site names the host 127.0.0.1:9000");
    }

    /** A signature tells something of the key, which may be a file of the machine. */
    @Test
    void takesSealedSecretsOfDependentsAlone() throws IOException, InterruptedException {
        String body =
                """
                {"repository": "https://192.0.2.1/a/b", "branch": "main", "dependents": [
                  {"name": "site", "url": "https://192.0.2.1/hook", "secret": "%s"}]}""";
        HttpResponse<String> file =
                send("PUT", "/api/v1/registries/pipecd", body.formatted("file:/etc/hostname"));
        assertThat(file.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(file).path("detail").asText())
                .contains("the dependent site", "sealed:NAME");
        assertThat(
                        send("PUT", "/api/v1/registries/pipecd", body.formatted("sealed:site"))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void doesNotChangeWhatServerYamlHas() throws IOException, InterruptedException, StoreException {
        server.stores.registries().fromFile(Map.of("pipecd", "{}"));
        assertThat(send("PUT", "/api/v1/registries/pipecd", REGISTRY).statusCode()).isEqualTo(409);
        assertThat(send("DELETE", "/api/v1/registries/pipecd", "").statusCode()).isEqualTo(409);
    }

    @Test
    void runsAndPauses() throws IOException, InterruptedException, StoreException {
        server.stores.registries().put("pipecd", "{}");
        String path = "/api/v1/registries/pipecd";
        assertThat(server.as(Role.RUN, "POST", path + "/runs", "").statusCode()).isEqualTo(202);
        assertThat(json(path).path("pending").asBoolean()).isTrue();
        assertThat(server.as(Role.RUN, "POST", path + "/pause", "").statusCode()).isEqualTo(200);
        assertThat(json(path).path("state").asText()).isEqualTo("paused");
        assertThat(server.as(Role.RUN, "POST", path + "/runs", "").statusCode()).isEqualTo(409);
        assertThat(server.as(Role.RUN, "POST", path + "/resume", "").statusCode()).isEqualTo(200);
        assertThat(json(path).path("paused").asBoolean()).isFalse();
    }

    @Test
    void continuesTheTraceOfWhoStartsARun()
            throws IOException, InterruptedException, StoreException {
        server.stores.registries().put("pipecd", "{}");
        server.send(
                server.request("/api/v1/registries/pipecd/runs")
                        .POST(BodyPublishers.noBody())
                        .header("Authorization", "Bearer token-run")
                        .header(
                                "traceparent",
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        assertThat(run().trace().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    private Lease run() throws StoreException {
        RunQueue queue = new RunQueue(server.database);
        return queue.take("replica", Duration.ofMinutes(1)).orElseThrow();
    }

    private void finish(Lease lease) throws StoreException {
        new LeaseStore(server.database)
                .finish(
                        lease,
                        new RunOutcome(
                                RunOutcome.Result.CHANGED,
                                "one change",
                                "[{\"id\": \"a\", \"from\": \"1\", \"to\": \"2\"}]",
                                "0123456789",
                                "first line\nsecond line\n",
                                null,
                                Duration.ofHours(1)));
    }

    @Test
    void showsRunsWithTheirLogs() throws IOException, InterruptedException, StoreException {
        server.stores.registries().put("pipecd", "{}");
        Lease lease = run();
        finish(lease);
        JsonNode run = json("/api/v1/runs/" + lease.run());
        assertThat(run.path("outcome").asText()).isEqualTo("changed");
        assertThat(run.path("changes").path(0).path("to").asText()).isEqualTo("2");
        assertThat(get("/api/v1/runs/" + lease.run() + "/log").body())
                .isEqualTo("first line\nsecond line\n");
        assertThat(json("/api/v1/registries/pipecd/runs").path("runs")).hasSize(1);
        assertThat(get("/api/v1/runs/9999").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/runs/none").statusCode()).isEqualTo(404);
    }

    @Test
    void sendsTheLogOfARunAsItGrows() throws IOException, InterruptedException, StoreException {
        server.stores.registries().put("pipecd", "{}");
        Lease lease = run();
        server.stores.runs().writeLog(lease.run(), "first line\nsec");
        Thread running =
                new Thread(
                        () -> {
                            try {
                                finish(lease);
                            } catch (StoreException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        running.start();
        HttpResponse<String> events = get("/api/v1/runs/" + lease.run() + "/events");
        running.join();
        assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(
                        events.body()
                                .lines()
                                .filter(line -> line.startsWith("data: ") && !line.contains("{"))
                                .toList())
                .containsExactly("data: first line", "data: second line");
        assertThat(events.body()).contains("event: end\ndata: {\"id\":" + lease.run());
    }

    /** The stream of a run that goes on ends for a reader whose token is removed. */
    @Test
    @Timeout(60)
    void endsTheStreamOfATokenThatIsRemoved() throws Exception {
        server.stores.registries().put("pipecd", "{}");
        Lease lease = run();
        CompletableFuture<HttpResponse<String>> events =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return server.as(
                                        Role.LOOK,
                                        "GET",
                                        "/api/v1/runs/" + lease.run() + "/events",
                                        "");
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        while (server.stores.tokens().all().stream()
                .noneMatch(it -> it.role() == Role.LOOK && it.used() != null)) {
            // The token is used when the stream opens.
        }

        assertThat(send("DELETE", "/api/v1/tokens/look", "").statusCode()).isEqualTo(204);

        assertThat(events.get().statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/runs/" + lease.run()).body()).contains("\"running\"");
    }

    @Test
    void pagesLongLists() throws IOException, InterruptedException, StoreException {
        for (int i = 0; i < 5; i++) {
            server.stores.audit().add("somebody", "action", "subject " + i, "");
        }
        JsonNode first = json("/api/v1/audit?limit=2");
        assertThat(first.path("audit").findValuesAsText("subject"))
                .containsExactly("subject 4", "subject 3");
        JsonNode second = json(first.path("next").asText());
        assertThat(second.path("audit").findValuesAsText("subject"))
                .containsExactly("subject 2", "subject 1");
        JsonNode last = json(second.path("next").asText());
        assertThat(last.path("audit").findValuesAsText("subject")).containsExactly("subject 0");
        assertThat(last.has("next")).isFalse();
        assertThat(get("/api/v1/audit?limit=x").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/audit?before=x").statusCode()).isEqualTo(400);
    }

    @Test
    void neverTellsTheValueOfACredential()
            throws IOException, InterruptedException, StoreException {
        String secret = "a-very-secret-value";
        assertThat(
                        send("PUT", "/api/v1/credentials/github", "{\"value\": \"" + secret + "\"}")
                                .statusCode())
                .isEqualTo(204);
        assertThat(server.stores.credentials().sealed("github").orElseThrow())
                .startsWith("sealed:");
        for (String path :
                new String[] {"/api/v1/credentials", "/api/v1/audit", "/metrics", "/ready"}) {
            assertThat(get(path).body()).doesNotContain(secret, "sealed:");
        }
        assertThat(json("/api/v1/credentials").path("credentials").findValuesAsText("name"))
                .containsExactly("github");
        assertThat(send("DELETE", "/api/v1/credentials/github", "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/api/v1/credentials/github", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\": 1}", "{\"value\": \"\"}"})
    void rejectsCredentialsWithoutValue(String body) throws IOException, InterruptedException {
        assertThat(send("PUT", "/api/v1/credentials/github", body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource
    void createsTokens(Role role) throws IOException, InterruptedException {
        String body = "{\"role\": \"" + role.text() + "\"}";
        HttpResponse<String> created = send("PUT", "/api/v1/tokens/ci", body);
        assertThat(created.statusCode()).isEqualTo(201);
        String token = TestServer.json(created).path("token").asText();
        assertThat(
                        server.send(
                                        server.request("/api/v1/registries")
                                                .header("Authorization", "Bearer " + token))
                                .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/tokens").body()).doesNotContain(token);
        assertThat(send("DELETE", "/api/v1/tokens/ci", "").statusCode()).isEqualTo(204);
        assertThat(
                        server.send(
                                        server.request("/api/v1/registries")
                                                .header("Authorization", "Bearer " + token))
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void saysWhichRoleIsNeeded() throws IOException, InterruptedException {
        HttpResponse<String> response = server.as(Role.RUN, "GET", "/api/v1/tokens", "");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("needs administer");
        HttpResponse<String> unknown = server.send(server.request("/api/v1/tokens"));
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(new ObjectMapper().readTree(unknown.body()).path("detail").asText())
                .contains("Authorization: Bearer");
    }
}
