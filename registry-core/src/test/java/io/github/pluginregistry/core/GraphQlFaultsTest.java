package io.github.pluginregistry.core;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.update.UpdateReport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A whole update of two repositories, while GitHub's GraphQL API tells of an error with status 200.
 */
class GraphQlFaultsTest {

    private static final String FIRST =
            """
            "r0": {"nameWithOwner": "example/p0", "i0": {"tagName": "v1.1.0", "isDraft": false,\
             "isPrerelease": false, "publishedAt": "2026-11-16T12:00:00Z"},\
             "i1": {"tagName": "v1.0.0", "isDraft": false, "isPrerelease": false,\
             "publishedAt": "2026-11-15T12:00:00Z"}}""";

    @TempDir private Path directory;

    private final ForgeStub forge = ForgeStub.start();
    private SecondRun run;

    @BeforeEach
    void publish() throws Exception {
        for (String repository : new String[] {"example/p0", "example/p1"}) {
            forge.release(repository, "v1.0.0").release(repository, "v1.1.0");
        }
        run =
                SecondRun.in(
                        directory,
                        plugin("p0", "https://github.com/example/p0", select("v*")),
                        plugin("p1", "https://github.com/example/p1", select("v*")));
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, PERMANENT, answered 404 for the releases of example/p1",
        "FORBIDDEN, PERMANENT, answered 403 for the releases of example/p1",
        "SERVICE_UNAVAILABLE, TRANSIENT, gave no valid response for the releases of example/p1"
    })
    void updatesTheRepositoryThatIsAnswered(String type, Impact severity, String message)
            throws Exception {
        answering(
                okJson(
                        """
                        {"data": {%s, "r1": null}, "errors": [{"type": "%s", "path": ["r1"]}]}"""
                                .formatted(FIRST, type)));

        assertSecondIsKept(severity, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"r1\": {\"nameWithOwner\": \"example/p1\"}",
                "\"r1\": {\"nameWithOwner\": \"example/p1\", \"i2\": {}, \"i3\": {}}"
            })
    void takesWhatIsWholeOfPartialData(String second) throws Exception {
        answering(okJson("{\"data\": {%s, %s}}".formatted(FIRST, second)));

        assertSecondIsKept(Impact.TRANSIENT, "gave no valid response for the releases");
    }

    private void assertSecondIsKept(Impact severity, String message) throws Exception {
        UpdateReport report = run.askingAt(forge.apiUrl());

        assertThat(run.versions()).containsExactly("v1.1.0", "v1.0.0");
        assertThat(report.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.plugins()).hasToString("[p1]");
                            assertThat(problem.reason().problem()).contains(message);
                            assertThat(problem.reason().impact()).isEqualTo(severity);
                        });
    }

    @Test
    void readsTheRateLimitOfASuccess() throws Exception {
        answering(
                okJson("{\"data\": null, \"errors\": [{\"type\": \"RATE_LIMITED\"}]}")
                        .withHeader("x-ratelimit-remaining", "0")
                        .withHeader("x-ratelimit-reset", "1795000000"));

        UpdateReport report = run.askingAt(forge.apiUrl());

        assertThat(run.versions()).containsExactly("v1.0.0", "v1.0.0");
        assertThat(report.problems())
                .allSatisfy(
                        problem -> {
                            assertThat(problem.reason().problem())
                                    .contains("its rate limit is reached until");
                            assertThat(problem.reason().impact()).isEqualTo(Impact.TRANSIENT);
                        });
        assertThat(queries()).isEqualTo(1);
    }

    @Test
    void asksForLessWhereAQueryIsTooMuch() throws Exception {
        forge.details()
                .answeringOnce(
                        "example/p0",
                        okJson(
                                "{\"data\": null, \"errors\": [{\"type\": \"RESOURCE_LIMITS_EXCEEDED\"}]}"));

        UpdateReport report = run.askingAt(forge.apiUrl());

        assertThat(run.versions()).containsExactly("v1.1.0", "v1.1.0");
        assertThat(report.problems()).isEmpty();
        assertThat(queries()).isEqualTo(3);
    }

    @Test
    void givesUpWhereEvenOneReleaseIsTooMuch() throws Exception {
        answering(
                okJson("{\"data\": null, \"errors\": [{\"type\": \"RESOURCE_LIMITS_EXCEEDED\"}]}"));

        UpdateReport report = run.askingAt(forge.apiUrl());

        assertThat(run.versions()).containsExactly("v1.0.0", "v1.0.0");
        assertThat(report.problems())
                .allSatisfy(
                        problem ->
                                assertThat(problem.reason().impact()).isEqualTo(Impact.TRANSIENT));
        assertThat(queries()).isEqualTo(7);
    }

    private void answering(ResponseDefinitionBuilder answer) {
        forge.details().answering("example/p0", answer).answering("example/p1", answer);
    }

    private long queries() {
        return forge.requests().stream().map(ForgeRequest::url).filter("/graphql"::equals).count();
    }
}
