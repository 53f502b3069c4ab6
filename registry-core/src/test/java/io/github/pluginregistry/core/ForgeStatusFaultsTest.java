package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.SecondRun.REPOSITORY;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.update.UpdateReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole update, while the forge answers with a status that is no success. */
class ForgeStatusFaultsTest {

    @TempDir private Path directory;

    private final ForgeStub forge = ForgeStub.start().release(REPOSITORY, "v1.1.0");
    private SecondRun run;

    @BeforeEach
    void publish() throws Exception {
        run = SecondRun.in(directory);
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GIT     | 401 | PERMANENT | 3 | replace the token for the host
                    GIT     | 403 | PERMANENT | 3 | let it read the repository
                    GIT     | 404 | PERMANENT | 2 | correct the address, or let the token for the host read the repository
                    GIT     | 410 | PERMANENT | 2 | correct the address, or let the token for the host read the repository
                    GIT     | 451 | PERMANENT | 2 | correct the address, or let the token for the host read the repository
                    GIT     | 500 | TRANSIENT | 3 | run again later
                    GIT     | 502 | TRANSIENT | 3 | run again later
                    GIT     | 503 | TRANSIENT | 3 | run again later
                    GIT     | 504 | TRANSIENT | 3 | run again later
                    GRAPHQL | 401 | PERMANENT | 1 | replace the token for github.com
                    GRAPHQL | 403 | PERMANENT | 1 | let the token for github.com read the repository
                    GRAPHQL | 404 | PERMANENT | 1 | check the address, and that the token for github.com may read the repository
                    GRAPHQL | 410 | PERMANENT | 1 | check the address, and that the token for github.com may read the repository
                    GRAPHQL | 451 | PERMANENT | 1 | check the address, and that the token for github.com may read the repository
                    GRAPHQL | 500 | TRANSIENT | 3 | run again later
                    GRAPHQL | 502 | TRANSIENT | 3 | run again later
                    GRAPHQL | 503 | TRANSIENT | 3 | run again later
                    GRAPHQL | 504 | TRANSIENT | 3 | run again later
                    REST    | 401 | PERMANENT | 1 | the host requires a token: put a token into settings.xml
                    REST    | 403 | PERMANENT | 1 | put a token into settings.xml
                    REST    | 404 | PERMANENT | 2 | check the address; if the repository is private, put a token into settings.xml
                    REST    | 410 | PERMANENT | 1 | check the address; if the repository is private, put a token into settings.xml
                    REST    | 451 | PERMANENT | 1 | check the address; if the repository is private, put a token into settings.xml
                    REST    | 500 | TRANSIENT | 3 | run again later
                    REST    | 502 | TRANSIENT | 3 | run again later
                    REST    | 503 | TRANSIENT | 3 | run again later
                    REST    | 504 | TRANSIENT | 3 | run again later
                    """)
    void keepsWhatIsPublishedAndNamesTheCure(
            RequestKind kind, int status, Impact severity, int requests, String cure)
            throws Exception {
        kind.at(forge).failing(REPOSITORY, status);

        UpdateReport report = kind.sentBy(run).askingAt(forge.apiUrl());

        run.assertKept(report, severity, "answered %d for the ".formatted(status), cure);
        assertThat(kind.seenBy(forge)).hasSize(requests);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GIT     | 403 | x-ratelimit-remaining | 0    |                        | its rate limit is reached
                    GIT     | 403 | Retry-After           | 11   |                        | its rate limit is reached until
                    GIT     | 429 | Retry-After           | 3600 |                        | its rate limit is reached until
                    GIT     | 503 | Retry-After           | 3600 |                        | it is overloaded until
                    GIT     | 403 | x-nothing             | said | a secondary rate limit | its rate limit is reached for now
                    GIT     | 429 | x-nothing             | said | too many               | its rate limit is reached for now
                    GRAPHQL | 403 | x-ratelimit-remaining | 0    |                        | its rate limit is reached
                    GRAPHQL | 403 | Retry-After           | 11   |                        | its rate limit is reached until
                    GRAPHQL | 429 | Retry-After           | 3600 |                        | its rate limit is reached until
                    GRAPHQL | 503 | Retry-After           | 3600 |                        | it is overloaded until
                    GRAPHQL | 403 | x-nothing             | said | a secondary rate limit | its rate limit is reached for now
                    GRAPHQL | 429 | x-nothing             | said | too many               | its rate limit is reached for now
                    REST    | 403 | x-ratelimit-remaining | 0    |                        | its rate limit is reached
                    REST    | 403 | Retry-After           | 11   |                        | its rate limit is reached until
                    REST    | 429 | Retry-After           | 3600 |                        | its rate limit is reached until
                    REST    | 503 | Retry-After           | 3600 |                        | it is overloaded until
                    REST    | 403 | x-nothing             | said | a secondary rate limit | its rate limit is reached for now
                    REST    | 429 | x-nothing             | said | too many               | its rate limit is reached for now
                    """)
    void asksAHostNoMoreThatWantsToBeLeftAlone(
            RequestKind kind, int status, String header, String value, String body, String message)
            throws Exception {
        ResponseDefinitionBuilder answer =
                WireMock.status(status)
                        .withHeader(header, value)
                        .withBody(Optional.ofNullable(body).orElse(""));
        kind.at(forge).answering(REPOSITORY, answer);

        UpdateReport report = kind.sentBy(run).askingAt(forge.apiUrl());

        run.assertKept(report, Impact.TRANSIENT, message, "run again");
        assertThat(kind.seenBy(forge)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GIT, 403", "GIT, 429", "GIT, 503",
        "GRAPHQL, 403", "GRAPHQL, 429", "GRAPHQL, 503",
        "REST, 403", "REST, 429", "REST, 503"
    })
    void waitsOnceForAHostThatAsksForAMoment(RequestKind kind, int status) throws Exception {
        kind.at(forge).failingOnce(REPOSITORY, status, Map.of("Retry-After", "0"));

        run.assertUpdated(kind.sentBy(run).askingAt(forge.apiUrl()), "v1.1.0");
        assertThat(kind.seenBy(forge)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "GIT, 403", "GIT, 429", "GIT, 503",
        "GRAPHQL, 403", "GRAPHQL, 429", "GRAPHQL, 503",
        "REST, 403", "REST, 429", "REST, 503"
    })
    void waitsNoSecondTime(RequestKind kind, int status) throws Exception {
        kind.at(forge).failing(REPOSITORY, status, Map.of("Retry-After", "0"));

        UpdateReport report = kind.sentBy(run).askingAt(forge.apiUrl());

        run.assertKept(report, Impact.TRANSIENT, "until ", "run again after");
        assertThat(kind.seenBy(forge)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "GIT, 500", "GIT, 502", "GIT, 503", "GIT, 504",
        "GRAPHQL, 500", "GRAPHQL, 502", "GRAPHQL, 503", "GRAPHQL, 504",
        "REST, 500", "REST, 502", "REST, 503", "REST, 504"
    })
    void takesTheAnswerOfTheNextTry(RequestKind kind, int status) throws Exception {
        kind.at(forge).failingOnce(REPOSITORY, status, Map.of());

        run.assertUpdated(kind.sentBy(run).askingAt(forge.apiUrl()), "v1.1.0");
        assertThat(kind.seenBy(forge)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void asksALimitedHostForNoOtherRepository(RequestKind kind) throws Exception {
        forge.release("pipe-cd/other", "v1.1.0");
        kind.at(forge)
                .failing(REPOSITORY, 429, Map.of("Retry-After", "3600"))
                .failing("pipe-cd/other", 429, Map.of("Retry-After", "3600"));

        UpdateReport report = kind.sentBy(twoPlugins()).askingAt(forge.apiUrl());

        assertThat(report.changes()).isEmpty();
        assertThat(report.problems())
                .allSatisfy(
                        problem ->
                                assertThat(problem.reason().impact()).isEqualTo(Impact.TRANSIENT));
        assertThat(kind.seenBy(forge)).hasSize(1);
    }

    private SecondRun twoPlugins() throws Exception {
        return SecondRun.in(
                        directory,
                        plugin("kubernetes", "v*"),
                        plugin("other", "https://github.com/pipe-cd/other", select("v*")))
                .oneAtATime();
    }
}
