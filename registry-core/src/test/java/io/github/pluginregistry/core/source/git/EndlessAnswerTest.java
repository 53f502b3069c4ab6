package io.github.pluginregistry.core.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git hosts whose answers do not end are the trouble of their plugins alone. */
class EndlessAnswerTest {

    private static final String REFS = "/git-upload-pack";

    @TempDir Path base;

    private final GitHttpServer server = new GitHttpServer();
    private final Traffic traffic = new Traffic();
    private final CountDownLatch given = new CountDownLatch(1);

    @AfterEach
    void close() {
        given.countDown();
        server.close();
    }

    @Test
    @Fault("a git host whose answer does not end")
    void endsRefsWithoutEnd() {
        server.on("/a/b", EndlessAnswerTest::advertise)
                .on(
                        "/a/b" + REFS,
                        exchange ->
                                endless(
                                        exchange,
                                        "result",
                                        i -> packet("%040x refs/tags/v%d\n".formatted(i, i))));

        assertTooLarge();
    }

    @Test
    @Fault("a git host whose answer does not end")
    void endsCapabilitiesWithoutEnd() {
        server.on(
                "/a/b",
                exchange ->
                        endless(
                                exchange,
                                "advertisement",
                                i ->
                                        i == 0
                                                ? packet("# service=git-upload-pack\n")
                                                        + "0000"
                                                        + packet("version 2\n")
                                                : packet("capability-%d\n".formatted(i))));

        assertTooLarge();
    }

    @Test
    @Fault("a git host whose answer does not end")
    void endsALineWithoutEndThatIsPacked() {
        server.on(
                "/a/b",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, 0);
                    String much = "a".repeat(1 << 16);
                    try (OutputStream body = new GZIPOutputStream(exchange.getResponseBody())) {
                        while (true) {
                            body.write(much.getBytes(UTF_8));
                        }
                    }
                });

        assertTooLarge();
        assertThat(traffic.bytes()).isLessThan(AnswerMeter.REFS / 10);
    }

    @Test
    @Fault("a git host that drips")
    void endsAnAnswerThatDrips() {
        server.on(
                "/a/b",
                exchange -> {
                    exchange.getResponseHeaders()
                            .set("Content-Type", "application/x-git-upload-pack-advertisement");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("001e# service=git".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    awaitTheEnd();
                });

        SourceException failure =
                failure(new TimeOuts(Duration.ofMinutes(5), Duration.ofMillis(500)));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure)
                .hasMessage("the tags of a/b came too slowly: 17 bytes in more than 0.5 seconds");
    }

    @Test
    void givesALargeAnswerTheTimeThatItsBytesEarn() throws Exception {
        AnswerMeter meter = new AnswerMeter(AnswerMeter.REFS);
        meter.metered(new ByteArrayInputStream(new byte[1 << 20])).readAllBytes();
        Duration own = Duration.ofMillis(1);

        String answer =
                Patience.await(
                        Errand.tags(RepositoryId.of(server.url("/a/b"))),
                        own,
                        meter,
                        () -> {
                            for (long start = System.nanoTime();
                                    System.nanoTime() - start < 10 * own.toNanos(); ) {
                                Thread.onSpinWait();
                            }
                            return "whole";
                        });

        assertThat(answer).isEqualTo("whole");
    }

    private void assertTooLarge() {
        SourceException failure = failure(TimeOuts.LISTING);

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure)
                .hasMessage(
                        "%s answered the question for tags of a/b with more than 32 MiB",
                        server.host());
        assertThat(failure.cure()).startsWith("check what " + server.url("/a/b") + " holds");
    }

    private SourceException failure(TimeOuts timeOuts) {
        GitSource source =
                new GitSource(
                        base, Credentials.NONE, traffic, timeOuts, ProtocolMemory.ofThisRun());
        return catchThrowableOfType(
                SourceException.class, () -> source.tags(RepositoryId.of(server.url("/a/b"))));
    }

    private static void advertise(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", "application/x-git-upload-pack-advertisement");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(
                    (packet("# service=git-upload-pack\n")
                                    + "0000"
                                    + packet("version 2\n")
                                    + packet("ls-refs\n")
                                    + packet("fetch\n")
                                    + "0000")
                            .getBytes(UTF_8));
        }
    }

    private static void endless(HttpExchange exchange, String kind, LongFunction<String> line)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-" + kind);
        exchange.sendResponseHeaders(200, 0);
        for (long i = 0; true; i++) {
            exchange.getResponseBody().write(line.apply(i).getBytes(UTF_8));
        }
    }

    private static String packet(String text) {
        return "%04x%s".formatted(text.length() + 4, text);
    }

    private void awaitTheEnd() {
        try {
            given.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
