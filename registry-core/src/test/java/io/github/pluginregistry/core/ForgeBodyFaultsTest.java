package io.github.pluginregistry.core;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.github.pluginregistry.core.SecondRun.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.resolve.Reason.Severity;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeRelease;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.RawForge;
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

/** A whole update, while what the forge answers is no listing, or never ends, or is huge. */
class ForgeBodyFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int MEGABYTE = 1 << 20;

    @TempDir private Path directory;

    private final ForgeStub forge = ForgeStub.start();
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
                    [{"tag_name": "v1.1.0"}, {"tag_na
                    {"tag_name": "v1.1.0"}
                    [{"tag_name": ["v1.1.0"]}]
                    [{"name": "v1.1.0"}]
                    [{"tag_name": "v1.1.0"}][{"tag_name": "v1.2.0"}]
                    [] noise
                    null
                    <html><body>Sign in to the guest network</body></html>
                    ``
                    """)
    @Fault({
        "truncated JSON",
        "JSON of another shape",
        "HTML with status 200",
        "an empty answer with status 200",
        "JSON with something behind it"
    })
    void refusesAnAnswerThatIsNoListing(String body) throws Exception {
        forge.answering(REPOSITORY, ok(body));

        run.assertKept(
                run.askingAt(forge.apiUrl()),
                Severity.PASSING,
                "with something that is no such list",
                "check that the forge's apiUrl is the address of its API");
    }

    @Test
    @Fault("an answer that the format of the registry forbids")
    void refusesACommitThatIsNone() throws Exception {
        forge.release(REPOSITORY, "v1.1.0")
                .tag(REPOSITORY, "v1.1.0", "<img src=x onerror=alert(1)>");

        run.assertKept(
                run.askingAt(forge.apiUrl()),
                Severity.LASTING,
                "lists the tag \"v1.1.0\" with the commit \"<img src=x",
                "check the repository, its host");
    }

    @Test
    @Fault("a listing that lacks a published tag")
    void takesNoVersionBackWhereAListingWasCut() throws Exception {
        forge.release(REPOSITORY, "v0.9.0").unlistedTag(REPOSITORY, "v1.0.0");

        run.assertKept(
                run.askingAt(forge.apiUrl()),
                Severity.PASSING,
                "the listing of pipe-cd/pipecd is not whole: it lacks the tag v1.0.0, which is there",
                "run again later");
    }

    @Test
    @Fault("a connection reset before the body")
    void asksAgainWhereAConnectionIsResetBeforeTheAnswer() throws Exception {
        try (RawForge raw = RawForge.resetting("")) {
            UpdateReport report = run.askingAt(raw.url());

            assertBroken(report);
            assertThat(raw.requests()).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Fault("a connection reset during the body")
    void takesHalfABodyForNoAnswer(boolean abruptly) throws Exception {
        String half =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n"
                        + "[{\"tag_name\": \"v1.1.0\"}]";
        try (RawForge raw = abruptly ? RawForge.resetting(half) : RawForge.saying(half)) {
            assertBroken(run.askingAt(raw.url()));
        }
    }

    private void assertBroken(UpdateReport report) throws IOException {
        run.assertKept(
                report, Severity.PASSING, "the connection to 127.0.0.1:", "check the network");
    }

    @Test
    @Fault("a body that drips")
    void endsABodyThatDrips() throws Exception {
        forge.answering(REPOSITORY, okJson(" ".repeat(1_000)).withChunkedDribbleDelay(600, 60_000));

        assertTooLong(run.requestsWithin(SHORT).askingAt(forge.apiUrl()));
    }

    @Test
    @Fault("a forge that hangs")
    void endsTheWaitForAHostThatIsSilent() throws Exception {
        try (RawForge raw = RawForge.hanging()) {
            assertTooLong(run.requestsWithin(SHORT).askingAt(raw.url()));
            assertThat(raw.requests()).isEqualTo(1);
        }
    }

    private void assertTooLong(UpdateReport report) throws IOException {
        run.assertKept(report, Severity.PASSING, "took too long to answer", "run again");
    }

    @Test
    @Fault("a gzip bomb")
    void unpacksNoMoreThanAnAnswerMayHold() throws Exception {
        forge.answering(
                REPOSITORY, aResponse().withHeader("Content-Encoding", "gzip").withBody(bomb(100)));

        run.assertKept(
                run.askingAt(forge.apiUrl()),
                Severity.PASSING,
                "with more than 16777216 bytes",
                "check that the forge's apiUrl is the address of its API");
    }

    @Test
    @Fault("a release text of 10 MB")
    void readsAReleaseWithATextOfTenMegabytes() throws Exception {
        forge.release(REPOSITORY, ForgeRelease.of("v1.1.0").body("x".repeat(10 * MEGABYTE)));

        run.assertUpdated(run.askingAt(forge.apiUrl()), "v1.1.0");
    }

    @Test
    @Fault("20,000 releases")
    void readsTwentyThousandReleases() throws Exception {
        IntStream.range(0, 20_000).forEach(i -> forge.release(REPOSITORY, "v1.1." + i));

        UpdateReport report = run.askingAt(forge.apiUrl());

        run.assertUpdated(report, "v1.1.19999");
        assertThat(report.cost().requests()).isEqualTo(400);
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
