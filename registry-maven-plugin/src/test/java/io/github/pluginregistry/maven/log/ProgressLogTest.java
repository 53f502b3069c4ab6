package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.maven.RecordingLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLogTest {

    /** Only a test advances it. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-20T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final String LINE = "\rasked 0 of 1 repository, 1 request, 1 s";

    private final RecordingLog log = new RecordingLog();
    private final Hands clock = new Hands();
    private final ProgressLog progress = progress(LiveLine.NONE);
    private final StringWriter terminal = new StringWriter();
    private final ProgressLog live = progress(LiveLine.on(new PrintWriter(terminal)));

    private ProgressLog progress(LiveLine line) {
        return new ProgressLog(new SanitizingLog(log, line), line, clock);
    }

    @Test
    void logsThatCredentialsInAUrlAreIgnored() {
        progress.ignoringCredentials("origin", "git.example.com");

        assertThat(log.shown())
                .containsExactly(
                        "info: the user and password in the URL of the remote origin are ignored; store a token in settings.xml as a <server> with the id git.example.com");
    }

    @Test
    void logsALineEveryTenSeconds() {
        for (int done = 0; done <= 100; done++) {
            pass(300);
            progress.asked(done, 100, done + 12);
        }

        assertThat(log.lines())
                .containsExactly(
                        "info: asked 33 of 100 repositories, 45 requests, 10 s",
                        "info: asked 67 of 100 repositories, 79 requests, 20 s");
    }

    @Test
    void isSilentForAShortRun() {
        progress.asked(0, 9, 0);
        pass(9_999);
        progress.asked(8, 9, 12);
        progress.asked(9, 9, 13);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void logsWhichHostItWaitsFor() {
        live("github.com", "gitlab.com", "gitlab.com");
        pass(10_000);
        progress.asked(0, 3, 3);
        progress.done(RepositoryUrl.of("https://github.com/acme/plugins"));
        progress.done(RepositoryUrl.of("https://gitlab.com/acme/plugins"));
        pass(10_000);
        progress.asked(2, 3, 4);

        assertThat(infos())
                .containsExactly(
                        "info: asked 0 of 3 repositories, 3 requests, waiting for github.com, 10 s",
                        "info: asked 2 of 3 repositories, 4 requests, waiting for gitlab.com, 20 s");
    }

    private void live(String... hosts) {
        for (String host : hosts) {
            progress.asking(RepositoryUrl.of("https://" + host + "/acme/plugins"));
        }
    }

    @Test
    void namesNoHostOfRepositoriesOnThisMachine() {
        progress.asking(RepositoryUrl.of("./plugins.git"));
        pass(10_000);
        progress.asked(0, 1, 1);

        assertThat(infos()).containsExactly("info: asked 0 of 1 repository, 1 request, 10 s");
    }

    @Test
    void changesOneLineOfATerminal() {
        pass(999);
        live.asked(0, 9, 1);
        assertThat(terminal.toString()).isEmpty();

        pass(1);
        live.asked(0, 9, 1);
        pass(99);
        live.asked(1, 9, 2);
        pass(1_001);
        live.asked(8, 9, 10);

        assertThat(terminal.toString())
                .isEqualTo(
                        "\rasked 0 of 9 repositories, 1 request, 1 s"
                                + "\rasked 8 of 9 repositories, 10 requests, 2 s");
        assertThat(infos()).isEmpty();
    }

    @Test
    void leavesNothingOnTheTerminal() {
        pass(1_000);
        live.asked(0, 1, 1);
        live.asked(1, 1, 2);

        assertThat(terminal.toString())
                .isEqualTo(LINE + "\r" + " ".repeat(LINE.length() - 1) + "\r");
    }

    @Test
    void erasesTheLineBeforeAMessage() {
        pass(1_000);
        live.asked(0, 1, 1);
        live.advice("add a token");

        assertThat(terminal.toString())
                .isEqualTo(LINE + "\r" + " ".repeat(LINE.length() - 1) + "\r");
        assertThat(log.lines()).containsExactly("info: add a token");
    }

    @Test
    void doesNotWrapTheLine() {
        live.asking(RepositoryUrl.of("https://" + "long.".repeat(20) + "example.com/acme/plugins"));
        pass(1_000);
        live.asked(0, 1, 1);

        assertThat(terminal.toString()).hasSize(80).startsWith("\rasked 0 of 1 repository");
    }

    @Test
    void doesNotLogTheEnd() {
        pass(60_000);
        progress.asked(9, 9, 18);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void writesNoControlCharacter() {
        pass(10_000);
        progress.asked(40, 100, 52);

        assertThat(log.lines())
                .hasSize(1)
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }

    private void pass(long millis) {
        clock.now = clock.now.plus(Duration.ofMillis(millis));
    }

    private List<String> infos() {
        return log.lines().stream().filter(line -> line.startsWith("info: ")).toList();
    }
}
