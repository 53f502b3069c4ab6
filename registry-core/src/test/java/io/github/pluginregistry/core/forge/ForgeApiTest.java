package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgeApiTest {

    private final WebStub host = WebStub.answering(any -> Answer.of(200, "{}"));
    private final WebStub stranger = WebStub.answering(any -> Answer.of(200, "{}"));

    @AfterEach
    void close() {
        host.close();
        stranger.close();
    }

    @Test
    void sendsTheTokenWithEveryRequestToTheApi() throws Exception {
        api().get("/a?b=c", "a");
        api().change("PATCH", "/a", "{}".getBytes(StandardCharsets.UTF_8), "a");

        assertThat(host.requests())
                .extracting(WebStub.Request::line)
                .containsExactly("GET /api/a?b=c", "PATCH /api/a");
        assertThat(host.requests())
                .allMatch(it -> it.header("authorization").orElse("").equals("token abc"));
    }

    @Test
    void sendsNothingToAnotherHost() {
        SourceException failure =
                catchThrowableOfType(
                        SourceException.class,
                        () -> api().send(HttpRequest.get(stranger.url()), "releases of a"));

        assertThat(failure.problem())
                .isEqualTo(
                        "%s leads to %s for the releases of a, which is not asked",
                        host.host(), stranger.url());
        assertThat(stranger.requests()).isEmpty();
    }

    private ForgeApi api() {
        return new ForgeApi(
                new HttpClient(new RequestCounter()),
                URI.create(host.url() + "/api"),
                Map.of("Authorization", "token abc"),
                new ForgeErrors(host.host(), host.host(), true, "the settings"));
    }
}
