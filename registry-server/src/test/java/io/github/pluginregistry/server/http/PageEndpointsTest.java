package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.LeaseStore;
import io.github.pluginregistry.server.store.RunOutcome;
import io.github.pluginregistry.server.store.RunQueue;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageEndpointsTest {

    private static final String HOSTILE = "\"'><script>alert(1)</script>&{{title}}";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f]{64})\"");

    @TempDir private Path directory;
    private TestServer server;
    private long run;

    @BeforeEach
    void start() throws IOException, StoreException {
        server = new TestServer(directory);
        server.stores.registries().put("pipecd", "{}");
        server.stores.watch().watch("pipecd", List.of(HOSTILE));
        server.stores.deliveries().record(HOSTILE, HOSTILE, HOSTILE, HOSTILE);
        RunQueue queue = new RunQueue(server.database);
        Lease lease = queue.take(HOSTILE, Duration.ofMinutes(1)).orElseThrow();
        run = lease.run();
        new LeaseStore(server.database)
                .finish(
                        lease,
                        new RunOutcome(
                                RunOutcome.Result.FAILED,
                                HOSTILE,
                                "[{\"id\": \"<script>alert(1)</script>\", \"from\": \"1\", \"to\": \"2\"}]",
                                HOSTILE,
                                HOSTILE,
                                null,
                                Duration.ofHours(1)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> signIn(String token) throws IOException, InterruptedException {
        return server.send(
                server.request("/sign-in").POST(BodyPublishers.ofString("token=" + token)));
    }

    private String cookie(Role role) throws IOException, InterruptedException {
        String cookie =
                signIn("token-" + role.text()).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("; HttpOnly; SameSite=Strict");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private HttpResponse<String> get(String path, String cookie)
            throws IOException, InterruptedException {
        return server.send(server.request(path).header("Cookie", cookie));
    }

    private HttpResponse<String> post(String path, String cookie, String form)
            throws IOException, InterruptedException {
        return server.send(
                server.request(path)
                        .header("Cookie", cookie)
                        .POST(BodyPublishers.ofString("form=" + form)));
    }

    private static String form(HttpResponse<String> page) {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/registries/pipecd", "/runs/1", "/deliveries"})
    void asksStrangersToSignIn(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = server.send(server.request(path));
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/sign-in");
        assertThat(get(path, "registry_session=guessed").statusCode()).isEqualTo(303);
    }

    @Test
    void saysThatATokenIsWrong() throws IOException, InterruptedException {
        HttpResponse<String> response = signIn("wrong");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("role=\"alert\"");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void signsNobodyInFromPageOfOthers(String site) throws IOException, InterruptedException {
        HttpResponse<String> response =
                server.send(
                        server.request("/sign-in")
                                .header("Sec-Fetch-Site", site)
                                .POST(BodyPublishers.ofString("token=token-look")));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("role=\"alert\"", "not from this page");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void showsRegistriesRunsAndDeliveries() throws IOException, InterruptedException {
        String cookie = cookie(Role.LOOK);
        assertThat(get("/", cookie).body())
                .contains("href=\"/registries/pipecd\"", ">failing<", "1 failed in a row");
        assertThat(get("/registries/pipecd", cookie).body())
                .contains("href=\"/runs/" + run + "\"")
                .doesNotContain("Run now");
        assertThat(get("/runs/" + run, cookie).body()).contains(">failed<", "Log", ": 1 to 2</li>");
        assertThat(get("/deliveries", cookie).body()).contains("id=\"delivery-1\"");
    }

    @Test
    void runsNothingThatOthersWrote() throws IOException, InterruptedException {
        String cookie = cookie(Role.ADMINISTER);
        for (String path :
                List.of("/", "/registries/pipecd", "/runs/" + run, "/deliveries", "/runs/7<b>")) {
            HttpResponse<String> page = get(path.replace("<b>", "%3Cb%3E"), cookie);
            assertThat(page.body()).doesNotContain("<script>alert", "\"'>", "<b>");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            csp ->
                                    assertThat(csp)
                                            .contains("script-src 'self'")
                                            .doesNotContain("unsafe"));
            assertThat(page.body()).doesNotContainPattern("\\son[a-z]+=|\\sstyle=");
        }
    }

    @Test
    void startsRunsAndPauses() throws IOException, InterruptedException, StoreException {
        String cookie = cookie(Role.RUN);
        String form = form(get("/registries/pipecd", cookie));
        assertThat(post("/registries/pipecd/run", cookie, form).statusCode()).isEqualTo(303);
        assertThat(server.stores.registries().find("pipecd").orElseThrow().pending()).isTrue();
        assertThat(post("/registries/pipecd/pause", cookie, form).statusCode()).isEqualTo(303);
        assertThat(get("/registries/pipecd", cookie).body()).contains("Resume", ">paused<");
        assertThat(post("/registries/pipecd/resume", cookie, form).statusCode()).isEqualTo(303);
        assertThat(server.stores.audit().all(Long.MAX_VALUE, 10))
                .extracting(entry -> entry.actor() + " " + entry.action())
                .containsExactly("run registry.resume", "run registry.pause", "run registry.run");
    }

    @Test
    void takesNoFormOfAnotherSession() throws IOException, InterruptedException, StoreException {
        String other = form(get("/registries/pipecd", cookie(Role.ADMINISTER)));
        String cookie = cookie(Role.ADMINISTER);
        for (String form : List.of(other, "", "0".repeat(64))) {
            assertThat(post("/registries/pipecd/run", cookie, form).statusCode()).isEqualTo(403);
        }
        assertThat(server.stores.registries().find("pipecd").orElseThrow().pending()).isFalse();
    }

    @Test
    void letsNobodyDoMoreThanTheRoleOfTheToken()
            throws IOException, InterruptedException, StoreException {
        String cookie = cookie(Role.LOOK);
        String form = form(get("/", cookie));
        assertThat(post("/registries/pipecd/run", cookie, form).statusCode()).isEqualTo(403);
        assertThat(server.stores.registries().find("pipecd").orElseThrow().pending()).isFalse();
    }

    /** Forms of other sites send cookies to an API that takes them. */
    @Test
    void isNotASessionOfTheApi() throws IOException, InterruptedException {
        String cookie = cookie(Role.ADMINISTER);
        assertThat(get("/api/v1/registries", cookie).statusCode()).isEqualTo(401);
        assertThat(post("/api/v1/registries/pipecd/runs", cookie, "").statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/runs/" + run + "/events", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheSession() throws IOException, InterruptedException, StoreException {
        String cookie = cookie(Role.LOOK);
        post("/sign-out", cookie, form(get("/", cookie)));
        assertThat(get("/", cookie).statusCode()).isEqualTo(303);
        String second = cookie(Role.LOOK);
        server.stores.tokens().remove("look");
        assertThat(get("/", second).statusCode()).isEqualTo(303);
    }

    @Test
    void givesItsFiles() throws IOException, InterruptedException {
        assertThat(server.send(server.request("/static/page.css")).body()).contains("color-scheme");
        assertThat(server.send(server.request("/static/page.js")).body()).contains("EventSource");
    }
}
