package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.SecondRun.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                    401 | LASTING | replace the token, which is wrong or has expired: settings.xml
                    403 | LASTING | check that the token for github.com may read the repository
                    404 | LASTING | check the address, and that the token for github.com may read the repository
                    410 | LASTING | check the address, and that the token for github.com may read the repository
                    451 | LASTING | check the address, and that the token for github.com may read the repository
                    500 | PASSING | run again later
                    502 | PASSING | run again later
                    503 | PASSING | run again later
                    504 | PASSING | run again later
                    """)
    @Fault({
        "401 from a forge",
        "403 from a forge",
        "404, 410 or 451 from a forge",
        "500, 502, 503 or 504 from a forge"
    })
    void keepsWhatIsPublishedAndNamesTheCure(int status, Severity severity, String cure)
            throws Exception {
        forge.failing(REPOSITORY, status);

        UpdateReport report = run.askingAt(forge.apiUrl());

        run.assertKept(report, severity, "answered %d to \"releases of".formatted(status), cure);
        assertThat(forge.requests()).hasSize(status < 500 ? 1 : 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    403 | x-ratelimit-remaining | 0    |                          | its rate limit is reached
                    403 | Retry-After           | 11   |                          | its rate limit is reached until
                    429 | Retry-After           | 3600 |                          | its rate limit is reached until
                    503 | Retry-After           | 3600 |                          | it takes no requests until
                    403 | x-nothing             | said | a secondary rate limit   | its rate limit is reached for now
                    429 | x-nothing             | said | too many                 | its rate limit is reached for now
                    """)
    @Fault({
        "403 with no quota left",
        "403 or 429 with a long Retry-After",
        "503 with a long Retry-After",
        "a secondary limit"
    })
    void asksAHostNoMoreThatWantsToBeLeftAlone(
            int status, String header, String value, String body, String message) throws Exception {
        ResponseDefinitionBuilder answer =
                WireMock.status(status)
                        .withHeader(header, value)
                        .withBody(Optional.ofNullable(body).orElse(""));
        forge.answering(REPOSITORY, answer);

        UpdateReport report = run.askingAt(forge.apiUrl());

        run.assertKept(report, Severity.PASSING, message, "run again");
        assertThat(forge.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    @Fault("403, 429 or 503 with a short Retry-After")
    void waitsOnceForAHostThatAsksForAMoment(int status) throws Exception {
        forge.failingOnce(REPOSITORY, status, Map.of("Retry-After", "0"));

        run.assertUpdated(run.askingAt(forge.apiUrl()), "v1.1.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    @Fault("a short Retry-After again and again")
    void waitsNoSecondTimeInOneListing(int status) throws Exception {
        forge.failing(REPOSITORY, status, Map.of("Retry-After", "0"));

        UpdateReport report = run.askingAt(forge.apiUrl());

        run.assertKept(report, Severity.PASSING, "answered " + status, "run again after");
        // OkHttp by itself takes a 503 that says 0 for an invitation to come back, once.
        assertThat(forge.requests()).hasSize(status == 503 ? 4 : 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    @Fault("500, 502, 503 or 504 once")
    void takesTheAnswerOfTheNextTry(int status) throws Exception {
        forge.failingOnce(REPOSITORY, status, Map.of());

        run.assertUpdated(run.askingAt(forge.apiUrl()), "v1.1.0");
        assertThat(forge.requests())
                .extracting(ForgeRequest::url)
                .containsExactly(
                        "/repos/pipe-cd/pipecd/releases?per_page=100",
                        "/repos/pipe-cd/pipecd/releases?per_page=100",
                        "/repos/pipe-cd/pipecd/tags?per_page=100");
    }
}
