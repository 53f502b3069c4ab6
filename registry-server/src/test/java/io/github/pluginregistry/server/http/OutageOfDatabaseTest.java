package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.SwitchableDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server while its database cannot be reached: what can be read is read. */
@Timeout(120)
class OutageOfDatabaseTest {

    @TempDir private Path directory;
    private SwitchableDatabase database;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        database = new SwitchableDatabase();
        server = new TestServer(directory, Database.open(database.url(), "", ""));
        server.stores.registries().put("pipecd", "{}");
        server.stores.published().replace("pipecd", Map.of("plugins.json", "{\"ä\": 1}\n"));
    }

    @AfterEach
    void stop() throws Exception {
        database.off();
        server.close();
        database.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = server.request(path);
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> deliver() throws Exception {
        byte[] body =
                "{\"repository\":{\"clone_url\":\"https://github.com/pipe-cd/pipecd.git\"},\"ref\":\"refs/tags/v1\",\"ref_type\":\"tag\"}"
                        .getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        TestServer.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return server.send(
                server.request("/hooks/github")
                        .header("X-GitHub-Event", "push")
                        .header("X-GitHub-Delivery", "1")
                        .header("Content-Type", "application/json")
                        .header(
                                "X-Hub-Signature-256",
                                "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private static void assertAway(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("the database cannot be reached");
    }

    @Test
    void givesCopiesOfPublishedFiles() throws Exception {
        server.copies.refresh();
        HttpResponse<String> before = get("/r/pipecd/plugins.json");
        String etag = before.headers().firstValue("ETag").orElseThrow();

        database.off();

        HttpResponse<String> copy = get("/r/pipecd/plugins.json");
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(copy.body()).isEqualTo("{\"ä\": 1}\n");
        assertThat(copy.headers().map().get("ETag")).isEqualTo(before.headers().map().get("ETag"));
        assertThat(copy.headers().map().get("Last-Modified"))
                .isEqualTo(before.headers().map().get("Last-Modified"));
        assertThat(get("/r/pipecd/plugins.json", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertAway(get("/r/pipecd/plugins.md"));
    }

    @Test
    void givesCopiesWhileDatabaseIsSilent() throws Exception {
        server.copies.refresh();

        database.silence();

        assertThat(get("/r/pipecd/plugins.json").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void copiesWhatChangedAndDeletesTheRest() throws Exception {
        server.copies.refresh();
        server.stores.published().replace("pipecd", Map.of("plugins.md", "# Plugins\n"));
        server.copies.refresh();

        database.off();

        assertThat(get("/r/pipecd/plugins.md").body()).isEqualTo("# Plugins\n");
        assertAway(get("/r/pipecd/plugins.json"));
        try (Stream<Path> copies = Files.list(directory.resolve("published"))) {
            assertThat(copies).hasSize(1);
        }
    }

    @Test
    void keepsNoMoreCopiesThanConfigured() throws Exception {
        server.stores
                .published()
                .replace("pipecd", Map.of("a", "x".repeat(900_000), "b", "y".repeat(900_000)));
        server.copies.refresh();

        database.off();

        assertThat(get("/r/pipecd/a").statusCode()).isEqualTo(200);
        assertAway(get("/r/pipecd/b"));
    }

    @Test
    void givesNoCopyThatIsDamaged() throws Exception {
        server.copies.refresh();
        try (Stream<Path> copies = Files.list(directory.resolve("published"))) {
            Path copy = copies.findFirst().orElseThrow();
            Files.writeString(copy, Files.readString(copy).replace("1}", "2}"));
        }

        database.off();

        assertAway(get("/r/pipecd/plugins.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/r/pipecd/../../server.yaml",
                "/r/pipecd/..%2f..%2fserver.yaml",
                "/r/%2e%2e/%2e%2e/server.yaml",
                "/r/pipecd/%0Aplugins.json",
                "/r//etc/passwd",
                "/r/pipecd/%2Fetc%2Fpasswd"
            })
    void leadsNowhereElseThanToCopies(String path) throws Exception {
        Files.writeString(directory.resolve("server.yaml"), "secret");
        server.copies.refresh();
        database.off();

        assertThat(get(path).statusCode()).isIn(400, 404, 503);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/registries",
        "POST, /api/v1/registries/pipecd/runs",
        "PUT, /api/v1/credentials/name",
        "GET, /api/v1/runs/1/log"
    })
    void saysOnApiThatDatabaseIsAway(String method, String path) throws Exception {
        database.off();

        HttpResponse<String> response =
                server.as(Role.ADMINISTER, method, path, "{\"value\": \"a\"}");

        assertAway(response);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @Test
    void saysOnPageThatDatabaseIsAway() throws Exception {
        database.off();

        HttpResponse<String> page = get("/", "Cookie", Access.COOKIE + "=somebody");

        assertAway(page);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertAway(
                server.send(
                        server.request("/sign-in").POST(BodyPublishers.ofString("token=secret"))));
    }

    /** An answer of 202 would lose the delivery: the forge would not send it again. */
    @Test
    void takesNoDeliveryThatItCannotKeep() throws Exception {
        assertThat(deliver().statusCode()).isEqualTo(202);
        database.off();

        assertAway(deliver());

        assertThat(server.metrics()).contains("status=\"503\"");
        database.on();
        HttpResponse<String> again = deliver();
        while (again.statusCode() == 503) {
            again = deliver();
        }
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(server.stores.deliveries().all(Long.MAX_VALUE, 10).get(0).count()).isEqualTo(2);
    }

    @Test
    void isHealthyAndNotReadyUntilDatabaseIsBack() throws Exception {
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        database.off();

        while (get("/ready").statusCode() == 200) {
            // An answer may be a second old.
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(server.metrics()).contains("registry_queue_depth nan");

        database.on();
        while (get("/ready").statusCode() == 503) {
            // An answer may be a second old.
        }
        assertThat(server.as(Role.LOOK, "GET", "/api/v1/registries", "").statusCode())
                .isEqualTo(200);
    }
}
