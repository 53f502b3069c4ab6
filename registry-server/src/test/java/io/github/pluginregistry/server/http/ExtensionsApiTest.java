package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.server.EchoExtension;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.AuditLog;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.store.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionsApiTest {

    private static final String ECHO = "/api/v1/extensions/echo";

    @TempDir private Path directory;
    private TestServer server;

    @BeforeEach
    void start() throws IOException, StoreException {
        EchoExtension.writeTo(directory.resolve("extensions/echo.jar"));
        server = new TestServer(directory, List.of("echo", "closed"));
        use("pipecd");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** As a run of the registry does. */
    private void use(String registry) throws StoreException {
        server.stores.registries().put(registry, "{}");
        server.stores
                .registries()
                .extensions(
                        registry,
                        """
                        {"registry": {"name": "%s", "description": "", "repository": ""},
                         "extensions": [{"id": "echo", "priority": 100, "timeLimit": 300, "onFailure": "DEFAULT",
                                         "hosts": [], "configuration": {"file": "%s"}}]}"""
                                .formatted(registry, directory.resolve("echo")));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return server.as(Role.LOOK, "GET", path, "");
    }

    private List<AuditLog.Entry> audit() throws StoreException {
        return server.stores.audit().all(Long.MAX_VALUE, 100);
    }

    @Test
    void passesARequestOnWithoutSecrets() throws Exception {
        HttpResponse<String> response =
                server.send(
                        server.request(ECHO + "/echo?q=a%20b&registry=pipecd")
                                .PUT(BodyPublishers.ofString("hello"))
                                .header("Authorization", "Bearer token-look")
                                .header("Cookie", "registry_session=x")
                                .header("X-Forwarded-For", "192.0.2.1")
                                .header("Content-Type", "text/plain")
                                .header(
                                        "traceparent",
                                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .matches(
                        "PUT /echo \\{q=a b} \\{Content-Type=text/plain, traceparent=00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01} look: hello");
        assertThat(audit())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.actor()).isEqualTo("look");
                            assertThat(entry.action()).isEqualTo("extension.request");
                            assertThat(entry.subject()).isEqualTo("echo");
                            assertThat(entry.detail()).isEqualTo("pipecd: PUT /echo");
                        });
        assertThat(server.metrics())
                .contains(
                        "registry_extension_calls_total{extension=\"echo\",method=\"handle\",outcome=\"success\"} 1.0",
                        "registry_extension_call_duration_seconds_count{extension=\"echo\",method=\"handle\"} 1");
    }

    @Test
    void letsNothingOfAReplyRun() throws Exception {
        HttpResponse<String> response = get(ECHO + "/html");

        assertThat(response.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "; sandbox");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().map().keySet())
                .noneMatch(
                        name ->
                                name.equalsIgnoreCase("Set-Cookie")
                                        || name.toLowerCase(Locale.ROOT)
                                                .startsWith("access-control-"));
    }

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/empty, 204",
        "/unknown, 404",
        "/a%0Ab, 400",
        "/script, 502",
        "/large, 502",
        "/401, 502",
        "/throws, 502",
        "/refuses, 409",
        "/hangs, 504"
    })
    void answersWithStatus(String path, int status) throws Exception {
        HttpResponse<String> response = get(ECHO + path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("nobody should see");
        if (status == 409) {
            assertThat(response.body()).contains("it is night; wait");
        }
    }

    @Test
    void asksForTheRoleOfTheExtension() throws Exception {
        String closed = "/api/v1/extensions/closed/echo";

        assertThat(server.send(server.request(ECHO + "/echo")).statusCode()).isEqualTo(401);
        assertThat(get(closed).statusCode()).isEqualTo(403);
        assertThat(server.as(Role.RUN, "POST", closed, "").statusCode()).isEqualTo(403);
        assertThat(audit()).isEmpty();
        assertThat(server.as(Role.ADMINISTER, "GET", closed, "").statusCode()).isEqualTo(200);
    }

    @Test
    void needsToKnowTheRegistry() throws Exception {
        use("other");

        assertThat(get(ECHO + "/echo").statusCode()).isEqualTo(400);
        assertThat(get(ECHO + "/echo?registry=other").statusCode()).isEqualTo(200);
        assertThat(get(ECHO + "/echo?registry=none").statusCode()).isEqualTo(404);
        server.stores.registries().extensions("other", null);
        assertThat(get(ECHO + "/echo?registry=other").body()).contains("has not run yet");
        assertThat(get("/api/v1/extensions/none/?registry=pipecd").body())
                .contains("extensions.allowed");
    }

    @Test
    void leavesAnExtensionAloneThatFailsAgainAndAgain() throws Exception {
        for (int i = 0; i < ExtensionGate.MOST_FAILURES; i++) {
            assertThat(get(ECHO + "/throws").statusCode()).isEqualTo(502);
        }

        assertThat(get(ECHO + "/echo").statusCode()).isEqualTo(503);
        assertThat(audit()).hasSize(ExtensionGate.MOST_FAILURES);
    }

    @Test
    void limitsTheRequestsOfAToken() throws Exception {
        List<Route> routes =
                new ExtensionsApi(server.parts, server.stores, () -> 0)
                        .routes(new Access(server.stores, false));
        try (TestServer limited = server.with(routes)) {
            for (int i = 0; i < ExtensionsApi.AT_ONCE; i++) {
                assertThat(limited.as(Role.LOOK, "GET", ECHO + "/", "").statusCode())
                        .isEqualTo(200);
            }
            assertThat(limited.as(Role.LOOK, "GET", ECHO + "/", "").statusCode()).isEqualTo(429);
            assertThat(limited.as(Role.RUN, "GET", ECHO + "/", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void doesNothingThatItCannotAudit() throws Exception {
        assertThat(get(ECHO + "/echo").statusCode()).isEqualTo(200);
        TestDatabase.execute(Database.embedded(directory), "drop table audit");

        assertThat(get(ECHO + "/echo").statusCode()).isEqualTo(503);
        assertThat(server.metrics())
                .contains(
                        "registry_extension_calls_total{extension=\"echo\",method=\"handle\",outcome=\"success\"} 1.0");
    }

    @Test
    void listsExtensionsWithTheirHealth() throws Exception {
        get(ECHO + "/echo");
        Files.createFile(directory.resolve("echo.ill"));
        server.health.look();

        JsonNode echo = TestServer.json(get("/api/v1/extensions")).path("extensions").get(1);
        assertThat(echo.path("id").asText()).isEqualTo("echo");
        assertThat(echo.path("registry").asText()).isEqualTo("pipecd");
        assertThat(echo.path("state").asText()).isEqualTo("enabled");
        assertThat(echo.path("healthy").asBoolean(true)).isFalse();
        assertThat(echo.path("detail").asText()).contains("inside.example");
        assertThat(echo.path("apiRole").asText()).isEqualTo("look");
        assertThat(echo.path("contracts").toString()).isEqualTo("[\"ApiHandler\"]");
        assertThat(echo.path("calls").asInt()).isEqualTo(3);
        String ready = server.send(server.request("/ready")).body();
        assertThat(ready).contains("\"echo\" : \"unhealthy\"").doesNotContain("inside.example");
    }
}
