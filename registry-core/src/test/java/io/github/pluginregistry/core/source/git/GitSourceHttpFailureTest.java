package io.github.pluginregistry.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitSourceHttpFailureTest {

    @TempDir Path base;

    private final GitHttpServer server = new GitHttpServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    403, NOT_ALLOWED , answered 403 for tags of a/b
                    404, NOT_FOUND   , 'knows no repository a/b, or none that may be seen'
                    410, NOT_FOUND   , 'knows no repository a/b, or none that may be seen'
                    429, RATE_LIMITED, takes no more questions for a while
                    500, SERVER_ERROR, answered 500 for tags of a/b
                    503, SERVER_ERROR, answered 503 for tags of a/b
                    418, SERVER_ERROR, answered 418 for tags of a/b
                    """)
    @Fault({"404 from a git host", "500 from a git host"})
    void saysWhatTheHostAnswered(int status, Kind kind, String message) {
        server.status("/a/b", status);
        SourceException failure = failure("/a/b");

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageStartingWith("%s %s", server.host(), message);
        assertThat(failure.cure()).isNotBlank();
    }

    @Test
    void takesTheStatusOfTheSecondRequestToo() {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("sample.git"))) {
            server.repository("/a/b", sample).status("/a/b/git-upload-pack", 502);

            assertThat(failure("/a/b")).hasMessageContaining("answered 502");
        }
    }

    @Test
    void takesAPageForNoAnswer() {
        server.file("/a/b", "text/html", "<html>Welcome</html>\n");
        SourceException failure = failure("/a/b");

        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(failure).hasMessageEndingWith("with something else");
    }

    @Test
    @Fault("a truncated answer from a git host")
    void takesATruncatedAnswerForNoAnswer() {
        server.on(
                "/a/b",
                exchange -> {
                    exchange.getResponseHeaders()
                            .set("Content-Type", "application/x-git-upload-pack-advertisement");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody()
                            .write("001e# service=git-upload".getBytes(StandardCharsets.UTF_8));
                });

        assertThat(failure("/a/b").kind().isPassing()).isTrue();
    }

    @Test
    void takesARedirectToALoginPageForNoRepository() {
        server.on(
                "/c/d",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/login");
                    exchange.sendResponseHeaders(302, -1);
                });
        SourceException failure = failure("/c/d");

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure)
                .hasMessageEndingWith(
                        "sends those who ask for c/d on to a page that is no repository");
    }

    @Test
    @Fault("a git host that hangs")
    void givesUpOnAHostThatIsSilent() {
        CountDownLatch silence = new CountDownLatch(1);
        server.on("/a/b", exchange -> awaitQuietly(silence));
        SourceException failure =
                failure(
                        server.url("/a/b"),
                        new TimeOuts(Duration.ofSeconds(1), Duration.ofMinutes(5)));
        silence.countDown();

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure)
                .hasMessage("%s timed out when asked for the tags of a/b", server.host());
    }

    @Test
    void saysThatAHostTakesNoConnection() {
        String gone = server.url("/a/b");
        server.close();
        SourceException failure = failure(gone, TimeOuts.STANDARD);

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure)
                .hasMessage("%s refused the connection for the tags of a/b", server.host());
    }

    @Test
    void saysThatAHostIsNotKnown() {
        SourceException failure = failure("https://no-such-host.invalid/a/b", TimeOuts.STANDARD);

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageStartingWith("no-such-host.invalid cannot be resolved");
    }

    @Test
    void saysThatAConnectionIsNotSecure() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Thread(() -> greet(plain)).start();
            SourceException failure =
                    failure(
                            "https://127.0.0.1:%d/a/b".formatted(plain.getLocalPort()),
                            TimeOuts.STANDARD);

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure)
                    .hasMessageContaining(" cannot be trusted, to ask for the tags of a/b");
            assertThat(failure.cure()).contains("certificate");
        }
    }

    @Test
    void takesAnAnswerThatGitCannotRead() {
        server.file("/a/b", "text/plain", "this is no object id\trefs/tags/v1.0.0\n");

        assertThat(failure("/a/b").kind()).isEqualTo(Kind.SERVER_ERROR);
    }

    private static void greet(ServerSocket plain) {
        try (Socket caller = plain.accept()) {
            caller.getOutputStream().write("good day\r\n".getBytes(StandardCharsets.UTF_8));
            caller.shutdownOutput();
            caller.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The caller has seen enough, or never came.
        }
    }

    private SourceException failure(String path) {
        return failure(server.url(path), TimeOuts.STANDARD);
    }

    private SourceException failure(String address, TimeOuts timeOuts) {
        GitSource source =
                new GitSource(
                        base,
                        Credentials.NONE,
                        new Traffic(),
                        timeOuts,
                        ProtocolMemory.ofThisRun());
        return catchThrowableOfType(
                SourceException.class, () -> source.tags(RepositoryId.of(address)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
