package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestReleasesTest {

    private static final RepositoryUrl REPOSITORY =
            RepositoryUrl.of("https://git.example.com/group/sub/project");

    private static final String GITEA =
            """
            {"tag_name": "a/v1", "draft": %s, "prerelease": %s,
             "published_at": "2026-11-01T10:00:00+02:00",
             "html_url": "https://git.example.com/group/project/releases/tag/a%%2Fv1"}
            """;

    private static final String GITLAB =
            """
            {"tag_name": "a/v1", "released_at": "2026-11-01T10:00:00.000Z", "upcoming_release": %s,
             "_links": {"self": "https://git.example.com/group/sub/project/-/releases/a%%2Fv1"}}
            """;

    @Test
    void looksUpAReleaseOfGiteaByItsTag() {
        try (WebStub host =
                WebStub.answering(any -> Answer.of(200, GITEA.formatted(false, true)))) {
            assertThat(lookUp(host, ReleaseEndpoint.GITEA, "a/v1").releases())
                    .containsExactly(
                            Map.entry(
                                    "a/v1",
                                    new TagRelease.Published(
                                            Instant.parse("2026-11-01T08:00:00Z"), true)));
            assertThat(host.requests().get(0).line())
                    .isEqualTo("GET /repos/group/sub/project/releases/tags/a%2Fv1");
        }
    }

    static Stream<Arguments> unpublished() {
        return Stream.of(
                arguments(
                        ReleaseEndpoint.GITLAB,
                        200,
                        GITLAB.formatted(true),
                        new TagRelease.Draft()),
                arguments(
                        ReleaseEndpoint.GITEA,
                        200,
                        GITEA.formatted(true, false),
                        new TagRelease.Draft()),
                arguments(ReleaseEndpoint.GITHUB, 404, "{}", new TagRelease.None()));
    }

    @ParameterizedTest
    @MethodSource("unpublished")
    void readsAnUnpublishedRelease(
            ReleaseEndpoint endpoint, int status, String body, TagRelease expected) {
        try (WebStub host = WebStub.answering(any -> Answer.of(status, body))) {
            assertThat(lookUp(host, endpoint, "a/v1").releases()).containsEntry("a/v1", expected);
        }
    }

    @Test
    void encodesEverySegmentOfAPath() {
        assertThat(
                        ReleaseEndpoint.GITHUB.release(
                                RepositoryUrl.of("https://git.example.com/o/r%3Fx=1"), "v1"))
                .isEqualTo("/repos/o/r%3Fx%3D1/releases/tags/v1");
    }

    @Test
    void looksUpAReleaseOfGitLabInASubgroup() {
        try (WebStub host = WebStub.answering(any -> Answer.of(200, GITLAB.formatted(false)))) {
            assertThat(lookUp(host, ReleaseEndpoint.GITLAB, "a/v1").releases().get("a/v1"))
                    .isInstanceOfSatisfying(
                            TagRelease.Published.class,
                            release ->
                                    assertThat(release.publishedAt())
                                            .contains(Instant.parse("2026-11-01T10:00:00Z")));
            assertThat(host.requests().get(0).line())
                    .isEqualTo("GET /projects/group%2Fsub%2Fproject/releases/a%2Fv1");
        }
    }

    @Test
    void reads403OfOldGitLabAsMissingIfReleasesAreReadable() {
        try (WebStub host =
                WebStub.answering(
                        request ->
                                request.line().endsWith("?per_page=1")
                                        ? Answer.of(200, "[]")
                                        : Answer.of(403, "{}"))) {
            assertThat(lookUp(host, ReleaseEndpoint.GITLAB, "a/v1").releases())
                    .containsEntry("a/v1", new TagRelease.None());
        }
    }

    @Test
    void reportsForbiddenReleases() {
        try (WebStub host = WebStub.answering(any -> Answer.of(403, "{}"))) {
            assertThat(lookUp(host, ReleaseEndpoint.GITLAB, "a/v1").failure())
                    .map(SourceException::kind)
                    .contains(Kind.NOT_ALLOWED);
            assertThat(lookUp(host, ReleaseEndpoint.GITHUB, "a/v1").failure())
                    .map(SourceException::kind)
                    .contains(Kind.NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @CsvSource({"[], false", "'[{\"tag_name\": \"v1\"}]', true"})
    void looksUpWhetherThereIsAnyRelease(String list, boolean any) {
        try (WebStub host = WebStub.answering(request -> Answer.of(200, list))) {
            ReleaseAnswer answer =
                    releases(host, ReleaseEndpoint.GITEA)
                            .lookUp(List.of(new ReleaseQuery(REPOSITORY, List.of(), true)))
                            .get(0);
            assertThat(answer.anyRelease()).contains(any);
            assertThat(host.requests().get(0).line())
                    .isEqualTo("GET /repos/group/sub/project/releases?limit=1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"tag_name\": \"v2\"}",
                "{\"tag_name\": \"a/v1\"} {}",
                "{\"tag_name\": \"a/v1\""
            })
    void rejectsAMalformedResponse(String body) {
        try (WebStub host = WebStub.answering(any -> Answer.of(200, body))) {
            assertThat(lookUp(host, ReleaseEndpoint.GITHUB, "a/v1").failure()).isPresent();
        }
    }

    @Test
    void keepsReleasesBeforeARateLimitAndStops() {
        try (WebStub host =
                WebStub.answering(
                        request ->
                                request.line().endsWith("/a%2Fv1")
                                        ? Answer.of(200, GITEA.formatted(false, false))
                                        : Answer.of(403, "{}")
                                                .with("X-RateLimit-Remaining", "0"))) {
            ReleaseDetails releases = releases(host, ReleaseEndpoint.GITHUB);
            ReleaseAnswer answer =
                    releases.lookUp(
                                    List.of(
                                            new ReleaseQuery(
                                                    REPOSITORY,
                                                    List.of("a/v1", "a/v2", "a/v3"),
                                                    false)))
                            .get(0);

            assertThat(answer.releases()).containsOnlyKeys("a/v1");
            assertThat(answer.failure())
                    .hasValueSatisfying(
                            e -> {
                                assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
                                assertThat(e.remedy()).contains("put a token");
                            });
            assertThat(host.requests()).hasSize(2);
        }
    }

    private static ReleaseAnswer lookUp(WebStub host, ReleaseEndpoint endpoint, String tag) {
        return releases(host, endpoint)
                .lookUp(List.of(new ReleaseQuery(REPOSITORY, List.of(tag), false)))
                .get(0);
    }

    private static RestReleases releases(WebStub host, ReleaseEndpoint endpoint) {
        HttpClient http =
                new HttpClient(
                        HttpLimits.DEFAULT, RetryPolicy.DEFAULT, new RequestCounter(), any -> {});
        ForgeErrors errors = new ForgeErrors(host.host(), "git.example.com", false, "the settings");
        return new RestReleases(new ForgeApi(http, host.url(), Map.of(), errors), endpoint);
    }
}
