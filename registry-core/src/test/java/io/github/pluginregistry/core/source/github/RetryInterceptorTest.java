package io.github.pluginregistry.core.source.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every test asks a real socket, through the whole source; time passes in a list alone. */
class RetryInterceptorTest {

    private static final RepositoryId REPOSITORY = RepositoryId.of("https://github.com/o/r");

    private final ForgeStub forge = ForgeStub.start().release("o/r", "v1");
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private Sleeper sleeper = pauses::add;

    @AfterEach
    void stop() {
        forge.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void asksAFewTimesMoreWhereTheHostIsInTrouble(int status) {
        forge.failing("o/r", status);

        SourceException thrown = failure();

        assertThat(thrown.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(thrown)
                .hasMessage("%s answered %d to \"releases of o/r\"".formatted(host(), status));
        assertThat(forge.requests()).hasSize(4);
        assertThat(pauses).hasSize(3).isSorted().allMatch(pause -> pause.toMillis() >= 150);
    }

    @Test
    void takesTheAnswerOfALaterTry() throws Exception {
        forge.failingOnce("o/r", 502, Map.of());

        try (GitHubSource source = source()) {
            assertThat(source.releases(REPOSITORY)).hasSize(1);
        }
        assertThat(forge.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 451, 501, 505})
    void asksOnceWhereTheAnswerWillStayTheSame(int status) {
        forge.failing("o/r", status);

        assertThat(failure()).isNotNull();
        assertThat(forge.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void asksAgainWhereTheHostHangsUpBeforeItAnswers(Fault fault) {
        forge.answering("o/r", aResponse().withFault(fault));

        assertThat(failure())
                .hasMessage(
                        "the connection to %s broke while it answered \"releases of o/r\"", host());
        assertThat(pauses).hasSize(3);
        assertThat(forge.requests()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void asksOnceWhereNobodyIsThere() {
        forge.close();

        assertThat(failure().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    void waitsOnceForAMomentThatTheHostAsksFor(int status) throws Exception {
        forge.failingOnce("o/r", status, Map.of("Retry-After", "10"));

        try (GitHubSource source = source()) {
            assertThat(source.releases(REPOSITORY)).hasSize(1);
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    void waitsNoSecondTime(int status) {
        forge.failing("o/r", status, Map.of("Retry-After", "1"));

        assertThat(failure().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
        assertThat(forge.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    void waitsForNothingLonger(int status) {
        forge.failing("o/r", status, Map.of("Retry-After", "11"));

        assertThat(failure().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(pauses).isEmpty();
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void doesNotWaitForALimitThatDoesNotSayHowLong() {
        forge.answering("o/r", forbidden("{\"message\": \"secondary rate limit\"}"));

        assertThat(failure().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(pauses).isEmpty();
    }

    @Test
    void asksAHostNoMoreThatRefusedAnotherQuestionMeanwhile() throws Exception {
        forge.failing("o/r", 500).failing("o/x", 429);

        try (GitHubSource source = source()) {
            sleeper = pause -> failure(source, "https://github.com/o/x");
            failure(source, "https://github.com/o/r");
        }
        assertThat(forge.requests())
                .extracting(it -> it.url().replaceFirst("\\?.*", ""))
                .containsExactly("/repos/o/r/releases", "/repos/o/x/releases");
    }

    @Test
    void endsAPauseInWhichTheRunIsGivenUp() {
        forge.failing("o/r", 500);
        sleeper =
                pause -> {
                    throw new InterruptedException();
                };

        assertThat(failure().kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void asksAgainForALaterPageToo() throws Exception {
        forge.answering(
                "o/r",
                okJson("[{\"tag_name\": \"v1\"}]")
                        .withHeader(
                                "Link",
                                "<%s/repos/o/x/releases>; rel=\"next\"".formatted(forge.apiUrl())));
        forge.release("o/x", "v2").failingOnce("o/x", 500, Map.of());

        try (GitHubSource source = source()) {
            assertThat(source.releases(REPOSITORY)).hasSize(2);
        }
    }

    private SourceException failure() {
        try (GitHubSource source = source()) {
            return failure(source, REPOSITORY.address());
        }
    }

    private static SourceException failure(GitHubSource source, String repository) {
        return catchThrowableOfType(
                SourceException.class, () -> source.releases(RepositoryId.of(repository)));
    }

    private GitHubSource source() {
        return new GitHubSource(
                "github.com",
                forge.apiUrl(),
                Credentials.NONE,
                new Traffic(),
                GitHubLimits.DEFAULT,
                PageCache.NONE,
                pause -> sleeper.sleep(pause));
    }

    private String host() {
        return forge.apiUrl().getAuthority();
    }

    private static ResponseDefinitionBuilder forbidden(String body) {
        return aResponse().withStatus(403).withBody(body);
    }
}
