package io.github.pluginregistry.core;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.github.pluginregistry.core.SecondRun.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.testing.ForgeRelease;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.RawForge;
import io.github.pluginregistry.core.update.UpdateReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole update, while what the forge answers is no answer, or never ends, or is huge. */
class ForgeBodyFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int MEGABYTE = 1 << 20;

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
            quoteCharacter = '`',
            textBlock =
                    """
                    GRAPHQL | {"data": {"r0": {"nameWithOwner": "pipe-cd/pi
                    GRAPHQL | []
                    GRAPHQL | {"data": null}
                    GRAPHQL | {"data": {"r0": {"nameWithOwner": "pipe-cd/pipecd"}}}
                    GRAPHQL | {"data": {"r0": {"i0": {"tagName": "v9.9.9"}}}}
                    GRAPHQL | {"data": {"r0": {"i0": {"tagName": ["v1.1.0"]}}}}
                    GRAPHQL | {"data": {"r0": {"i0": null}}} noise
                    GRAPHQL | null
                    GRAPHQL | <html><body>Sign in to the guest network</body></html>
                    GRAPHQL | ``
                    REST    | {"tag_name": "v1.1.0", "draf
                    REST    | [{"tag_name": "v1.1.0"}]
                    REST    | {"tag_name": ["v1.1.0"]}
                    REST    | {"tag_name": "v9.9.9"}
                    REST    | {"name": "v1.1.0"}
                    REST    | {"tag_name": "v1.1.0"}{"tag_name": "v1.2.0"}
                    REST    | null
                    REST    | <html><body>Sign in to the guest network</body></html>
                    REST    | ``
                    GIT     | {"tag_name": "v1.1.0"}
                    GIT     | <html><body>Sign in to the guest network</body></html>
                    GIT     | ``
                    """)
    void refusesAnAnswerToAnotherQuestion(RequestKind kind, String body) throws Exception {
        kind.at(forge).answering(REPOSITORY, ok(body));

        assertRefused(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "003d%1$s refs/tags/v1.1.0",
                "003d%1$s refs/tag",
                "003e%1$s refs/tags/v1.1.0\n000",
                "003e%1$s refs/tags/v1.1.0\n0001",
                "000eversion 2\n",
                "zzzz",
                "0015ERR access denied0000",
                "0015ERR access denied",
                "00000000"
            })
    void takesNothingButAWholeAnswerOfGit(String body) throws Exception {
        forge.git().answering(REPOSITORY, ok(body.formatted("a".repeat(40))));

        assertRefused(RequestKind.GIT);
    }

    private void assertRefused(RequestKind kind) throws Exception {
        run.assertKept(
                kind.sentBy(run).askingAt(forge.apiUrl()),
                Impact.TRANSIENT,
                "gave no valid response for the " + kind.subject(),
                "run again later");
    }

    @ParameterizedTest
    @CsvSource({
        "GIT, v1.2.0~1, 2026-11-16T06:00:00Z, a name that git does not allow",
        "GRAPHQL, v1.2.0, +12000-01-01T00:00:00Z, the date +12000-01-01T00:00:00Z",
        "REST, v1.2.0, +12000-01-01T00:00:00Z, the date +12000-01-01T00:00:00Z"
    })
    void refusesWhatTheRegistryCannotHold(RequestKind kind, String tag, String date, String what)
            throws Exception {
        forge.release(REPOSITORY, ForgeRelease.of(tag).publishedAt(date));

        run.assertKept(
                kind.sentBy(run).askingAt(forge.apiUrl()),
                Impact.PERMANENT,
                "lists the tag \"%s\" with %s".formatted(tag, what),
                "check the repository, its host");
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void asksAgainWhereAConnectionIsResetBeforeTheAnswer(RequestKind kind) throws Exception {
        try (RawForge raw = RawForge.resetting("")) {
            assertBroken(kind, raw);
            assertThat(raw.requests()).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GIT, true", "GIT, false",
        "GRAPHQL, true", "GRAPHQL, false",
        "REST, true", "REST, false"
    })
    void takesHalfABodyForNoAnswer(RequestKind kind, boolean abruptly) throws Exception {
        String half =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n"
                        + "{\"tag_name\": \"v1.1.0\"}";
        try (RawForge raw = abruptly ? RawForge.resetting(half) : RawForge.saying(half)) {
            assertBroken(kind, raw);
        }
    }

    private void assertBroken(RequestKind kind, RawForge raw) throws Exception {
        run.assertKept(
                kind.sentBy(run).update(kind.sentTo(raw.url(), forge)),
                Impact.TRANSIENT,
                "broke the connection ",
                "check the network");
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void takesNoiseForNoAnswer(RequestKind kind) throws Exception {
        try (RawForge raw = RawForge.saying("good day\r\n\r\n")) {
            assertBroken(kind, raw);
        }
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void endsABodyThatDrips(RequestKind kind) throws Exception {
        kind.at(forge)
                .answering(REPOSITORY, ok(" ".repeat(1_000)).withChunkedDribbleDelay(600, 60_000));

        assertTooLong(kind, kind.sentBy(run).requestsWithin(SHORT).askingAt(forge.apiUrl()));
        assertThat(kind.seenBy(forge)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void endsTheWaitForAHostThatIsSilent(RequestKind kind) throws Exception {
        try (RawForge raw = RawForge.hanging()) {
            SecondRun hasty = kind.sentBy(run).requestsWithin(SHORT);
            assertTooLong(kind, hasty.update(kind.sentTo(raw.url(), forge)));
            assertThat(raw.requests()).isEqualTo(1);
        }
    }

    private void assertTooLong(RequestKind kind, UpdateReport report) throws IOException {
        run.assertKept(
                report,
                Impact.TRANSIENT,
                "timed out when asked for the " + kind.subject(),
                "run again");
    }

    @ParameterizedTest
    @CsvSource({"GIT, PERMANENT", "GRAPHQL, TRANSIENT", "REST, TRANSIENT"})
    void unpacksNoMoreThanAnAnswerMayHold(RequestKind kind, Impact severity) throws Exception {
        kind.at(forge)
                .answering(
                        REPOSITORY,
                        aResponse().withHeader("Content-Encoding", "gzip").withBody(bomb(70)));

        assertTooLarge(kind, kind.sentBy(run).askingAt(forge.apiUrl()), severity);
    }

    @ParameterizedTest
    @CsvSource({"GIT, PERMANENT", "GRAPHQL, TRANSIENT", "REST, TRANSIENT"})
    void readsNoMoreThanAnAnswerMayHold(RequestKind kind, Impact severity) throws Exception {
        kind.at(forge).answering(REPOSITORY, ok(" ".repeat(2 * MEGABYTE)));

        SecondRun small = kind.sentBy(run).bodiesOfAtMost(MEGABYTE);
        assertTooLarge(kind, small.askingAt(forge.apiUrl()), severity);
    }

    private void assertTooLarge(RequestKind kind, UpdateReport report, Impact severity)
            throws IOException {
        run.assertKept(
                report,
                severity,
                kind == RequestKind.GIT ? "sent more than" : "sent too large a response",
                kind == RequestKind.GIT ? "make tagPattern begin with" : "run again later");
        assertThat(kind.seenBy(forge)).hasSize(1);
    }

    @Test
    void readsAReleaseWithATextOfTenMegabytes() throws Exception {
        forge.release(REPOSITORY, ForgeRelease.of("v1.2.0").body("x".repeat(10 * MEGABYTE)));

        run.assertUpdated(run.withoutToken().askingAt(forge.apiUrl()), "v1.2.0");
    }

    @Test
    void readsTwentyThousandTags() throws Exception {
        IntStream.range(1, 20_000).forEach(i -> forge.release(REPOSITORY, "v1.1." + i));

        UpdateReport report = run.askingAt(forge.apiUrl());

        run.assertUpdated(report, "v1.1.19999");
        assertThat(report.cost().requests()).isEqualTo(2);
    }

    private static byte[] bomb(int megabytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packer = new GZIPOutputStream(packed)) {
            packer.write('[');
            byte[] blanks = " ".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < megabytes; i++) {
                packer.write(blanks);
            }
        }
        return packed.toByteArray();
    }
}
