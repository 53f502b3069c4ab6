package io.github.pluginregistry.core.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.ForgeErrors;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.GraphQlExecutor;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlReleasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ONE = "example/one";

    private final Map<String, Stored> repositories = new HashMap<>();

    @Test
    void looksUpTagsOfSeveralRepositoriesInOneRequest() {
        repository(ONE).release("a/v1.0.0", false, false);
        repository("example/two").release("v2.0.0", true, false);
        try (WebStub host = host(this::answer)) {
            List<ReleaseAnswer> answers =
                    releases(host)
                            .lookUp(
                                    List.of(
                                            query(ONE, "a/v1.0.0", "a/v0.9.0"),
                                            query("example/two", "v2.0.0")));

            assertThat(answers.get(0).releases())
                    .containsEntry(
                            "a/v1.0.0",
                            new TagRelease.Published(Instant.parse("2026-11-01T10:00:00Z"), false))
                    .containsEntry("a/v0.9.0", new TagRelease.None());
            assertThat(answers.get(1).releases().get("v2.0.0"))
                    .isInstanceOfSatisfying(
                            TagRelease.Published.class,
                            release -> assertThat(release.prerelease()).isTrue());
            assertThat(host.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"path\": [\"r0\", \"i0\", \"isDraft\"],", ""})
    void reportsAReleaseHiddenByAnError(String path) {
        String body =
                "{\"data\": {\"r0\": {\"nameWithOwner\": \"example/one\", \"i0\": null}}, \"errors\": [{%s \"message\": \"Something went wrong\"}]}"
                        .formatted(path);
        try (WebStub host = host(request -> Answer.of(200, body))) {
            ReleaseAnswer answer = one(host, query(ONE, "v1"));

            assertThat(answer.releases()).isEmpty();
            assertThat(answer.failure()).isPresent();
        }
    }

    @Test
    void stopsIfEveryPartExceedsTheLimit() {
        String body = "{\"data\": null, \"errors\": [{\"type\": \"RESOURCE_LIMITS_EXCEEDED\"}]}";
        String[] tags = IntStream.range(0, 100).mapToObj(i -> "v" + i).toArray(String[]::new);
        try (WebStub host = host(request -> Answer.of(200, body))) {
            assertThat(one(host, query(ONE, tags)).failure()).isPresent();
            assertThat(host.requests()).hasSizeLessThan(20);
        }
    }

    @Test
    void anInvalidAddressFailsAlone() {
        repository(ONE).release("v1", false, false);
        try (WebStub host = host(this::answer)) {
            List<ReleaseAnswer> answers =
                    releases(host).lookUp(List.of(query(ONE, "v1"), query("alone", "v1")));

            assertThat(answers.get(0).releases()).containsKey("v1");
            assertThat(answers.get(1).failure()).isPresent();
        }
    }

    @Test
    void passesTagsAsVariables() {
        String tag = "we\"ird\\tag${x}/v1";
        repository(ONE).release(tag, false, false);
        try (WebStub host = host(this::answer)) {
            assertThat(one(host, query(ONE, tag)).releases().get(tag))
                    .isInstanceOf(TagRelease.Published.class);
        }
    }

    @Test
    void looksUpAHundredTagsPerRequest() {
        repository(ONE);
        String[] tags = IntStream.range(0, 201).mapToObj(i -> "v" + i).toArray(String[]::new);
        try (WebStub host = host(this::answer)) {
            assertThat(one(host, query(ONE, tags)).releases()).hasSize(201);
            assertThat(host.requests()).hasSize(3);
        }
    }

    @Test
    void looksUpWhetherThereIsAnyRelease() {
        repository(ONE).release("v1", false, false);
        repository("example/empty");
        try (WebStub host = host(this::answer)) {
            assertThat(one(host, new ReleaseQuery(id(ONE), List.of(), true)).anyRelease())
                    .contains(true);
            assertThat(
                            one(host, new ReleaseQuery(id("example/empty"), List.of(), true))
                                    .anyRelease())
                    .contains(false);
        }
    }

    @Test
    void reportsTheNewNameOfARepository() {
        repository(ONE).name = "example/renamed";
        try (WebStub host = host(this::answer)) {
            assertThat(one(host, query(ONE, "v1")).renamedTo()).contains(id("example/renamed"));
        }
    }

    @Test
    void aDraftIsNoReleaseUnlessOneIsPublishedUnderTheSameTag() {
        repository(ONE).release("v1", false, true).release("v2", false, true);
        try (WebStub host =
                host(
                        request ->
                                request.line().equals("GET /repos/example/one/releases/tags/v2")
                                        ? Answer.of(
                                                200,
                                                "{\"tag_name\": \"v2\", \"draft\": false, \"prerelease\": false}")
                                        : request.line().startsWith("GET")
                                                ? Answer.of(404, "{}")
                                                : answer(request))) {
            assertThat(one(host, query(ONE, "v1", "v2")).releases())
                    .containsEntry("v1", new TagRelease.Draft())
                    .hasEntrySatisfying(
                            "v2",
                            release ->
                                    assertThat(release).isInstanceOf(TagRelease.Published.class));
        }
    }

    @Test
    void aMissingRepositoryFailsAlone() {
        repository(ONE).release("v1", false, false);
        try (WebStub host = host(this::answer)) {
            List<ReleaseAnswer> answers =
                    releases(host).lookUp(List.of(query("example/gone", "v1"), query(ONE, "v1")));

            assertThat(answers.get(0).failure())
                    .map(SourceException::kind)
                    .contains(Kind.NOT_FOUND);
            assertThat(answers.get(1).failure()).isEmpty();
            assertThat(answers.get(1).releases()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void halvesAQueryThatTimesOut(int status) {
        repository(ONE);
        try (WebStub host =
                host(request -> aliases(request) > 3 ? Answer.of(status, "") : answer(request))) {
            assertThat(one(host, query(ONE, tags(10))).releases()).hasSize(10);
        }
    }

    @Test
    void retriesAliasesThatExceedTheLimit() {
        repository(ONE);
        try (WebStub host =
                host(
                        request ->
                                aliases(request) > 4
                                        ? withoutAliasesAbove(4, answer(request))
                                        : answer(request))) {
            assertThat(one(host, query(ONE, tags(10))).releases()).hasSize(10);
            assertThat(host.requests()).hasSize(3);
        }
    }

    @Test
    void failsIfOneAliasExceedsTheLimit() {
        repository(ONE);
        try (WebStub host = host(request -> Answer.of(502, ""))) {
            assertThat(one(host, query(ONE, "v1")).failure())
                    .map(SourceException::kind)
                    .contains(Kind.SERVER_ERROR);
        }
    }

    /** Ten, and three more of each that asked for one release alone. */
    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void limitsRequestsToAHostThatIsDown(int status) {
        repository(ONE);
        try (WebStub host = host(request -> Answer.of(status, ""))) {
            assertThat(one(host, query(ONE, tags(300))).failure())
                    .map(SourceException::kind)
                    .contains(Kind.SERVER_ERROR);
            assertThat(host.requests()).hasSizeLessThan(25);
        }
    }

    @Test
    void stopsAfterARateLimitWithStatus200() {
        try (WebStub host =
                host(
                        request ->
                                Answer.of(
                                                200,
                                                "{\"data\": null, \"errors\": [{\"type\": \"RATE_LIMITED\"}]}")
                                        .with("X-RateLimit-Remaining", "0")
                                        .with("X-RateLimit-Reset", "1795000000"))) {
            ReleaseDetails releases = releases(host);
            assertLimited(releases.lookUp(List.of(query(ONE, "v1"))).get(0));
            assertLimited(releases.lookUp(List.of(query(ONE, "v1"))).get(0));
            assertThat(host.requests()).hasSize(1);
        }
    }

    private static void assertLimited(ReleaseAnswer answer) {
        assertThat(answer.failure()).map(SourceException::kind).contains(Kind.RATE_LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"data\": null}",
                "{\"data\": {}}",
                "{\"data\": {\"r0\": {}}}",
                "{\"data\": {\"r0\": {\"i0\": {\"tagName\": \"v2\"}}}}",
                "{\"data\": {\"r0\": {\"i0\": null}}} trailing",
                "{\"data\": {\"r0\": {\"i0\": null}}, \"errors\": [{\"path\": [\"r0\", \"i0\"]}]}"
            })
    void rejectsAMalformedResponse(String body) {
        try (WebStub host = host(request -> Answer.of(200, body))) {
            ReleaseAnswer answer = one(host, query(ONE, "v1"));
            assertThat(answer.releases()).isEmpty();
            assertThat(answer.failure()).isPresent();
        }
    }

    @Test
    void derivesTheEndpointFromTheRestApi() {
        assertThat(GitHubReleases.graphQl(URI.create("https://api.github.com")))
                .isEqualTo(URI.create("https://api.github.com/graphql"));
        assertThat(GitHubReleases.graphQl(URI.create("https://github.example.com/api/v3")))
                .isEqualTo(URI.create("https://github.example.com/api/graphql"));
    }

    private Stored repository(String path) {
        return repositories.computeIfAbsent(path, Stored::new);
    }

    private Answer answer(WebStub.Request request) {
        return Answer.of(
                200,
                new GraphQlExecutor(path -> Optional.ofNullable(repositories.get(path)))
                        .execute(request.body()));
    }

    private static Answer withoutAliasesAbove(int most, Answer answer) {
        try {
            ObjectNode response = (ObjectNode) JSON.readTree(answer.body());
            ObjectNode repository = (ObjectNode) response.get("data").get("r0");
            for (int i = most; i < 10; i++) {
                repository.remove("i" + i);
                GraphQlExecutor.error(response, "RESOURCE_LIMITS_EXCEEDED", "r0", "i" + i);
            }
            return Answer.of(200, response.toString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int aliases(WebStub.Request request) {
        return request.body().split("tagName:", -1).length - 1;
    }

    private static String[] tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> "v" + i).toArray(String[]::new);
    }

    private static WebStub host(Function<WebStub.Request, Answer> answers) {
        return WebStub.answering(answers);
    }

    private static ReleaseAnswer one(WebStub host, ReleaseQuery query) {
        return releases(host).lookUp(List.of(query)).get(0);
    }

    private static ReleaseDetails releases(WebStub host) {
        HttpClient http =
                new HttpClient(
                        HttpLimits.DEFAULT, RetryPolicy.DEFAULT, new RequestCounter(), any -> {});
        ForgeErrors errors = new ForgeErrors(host.host(), host.host(), true, "the settings");
        return GitHubReleases.of(
                new ForgeApi(http, host.url(), Map.of(), errors), host.url(), SecretFilter.NONE);
    }

    private static ReleaseQuery query(String path, String... tags) {
        return new ReleaseQuery(id(path), List.of(tags), false);
    }

    private static RepositoryUrl id(String path) {
        return RepositoryUrl.of("https://github.com/" + path);
    }

    private static final class Stored implements GraphQlExecutor.Repository {

        private final Map<String, ObjectNode> releases = new HashMap<>();
        private String name;

        private Stored(String name) {
            this.name = name;
        }

        private Stored release(String tag, boolean prerelease, boolean draft) {
            releases.put(
                    tag,
                    JSON.createObjectNode()
                            .put("tagName", tag)
                            .put("isDraft", draft)
                            .put("isPrerelease", prerelease)
                            .put("publishedAt", "2026-11-01T10:00:00Z"));
            return this;
        }

        @Override
        public String nameWithOwner() {
            return name;
        }

        @Override
        public int totalCount() {
            return releases.size();
        }

        @Override
        public Optional<ObjectNode> release(String tag) {
            return Optional.ofNullable(releases.get(tag));
        }
    }
}
