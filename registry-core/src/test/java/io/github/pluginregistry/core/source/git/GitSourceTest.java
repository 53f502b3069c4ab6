package io.github.pluginregistry.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceTest {

    @TempDir Path base;

    @Test
    void knowsNoReleases() {
        assertThat(source(TimeOuts.STANDARD).releases(RepositoryId.of("anything"))).isEmpty();
    }

    @Test
    void givesUpOnAListingThatTakesTooLong() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SourceException failure =
                    failure(
                            new TimeOuts(Duration.ofMinutes(5), Duration.ofMillis(200)),
                            "http://127.0.0.1:%d/a/b".formatted(silent.getLocalPort()));

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessage("the tags of a/b did not arrive within 0.2 seconds");
        }
    }

    @Test
    void endsWithTheRunThatIsInterrupted() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.currentThread().interrupt();
            SourceException failure =
                    failure(
                            TimeOuts.STANDARD,
                            "http://127.0.0.1:%d/a/b".formatted(silent.getLocalPort()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).hasMessageStartingWith("the run was interrupted");
        }
    }

    @Test
    void refusesAnAddressThatGitCannotAsk() {
        SourceException failure = failure(TimeOuts.STANDARD, "https://git.example.com");

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure)
                .hasMessage("\"https://git.example.com\" is no address that git can ask");
        assertThat(failure.cure()).startsWith("correct it");
    }

    private SourceException failure(TimeOuts timeOuts, String address) {
        return catchThrowableOfType(
                SourceException.class, () -> source(timeOuts).tags(RepositoryId.of(address)));
    }

    private GitSource source(TimeOuts timeOuts) {
        return new GitSource(
                base, Credentials.NONE, new Traffic(), timeOuts, ProtocolMemory.ofThisRun());
    }
}
