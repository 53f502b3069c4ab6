package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.maven.RecordingLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    private final RecordingLog log = new RecordingLog();
    private final Hands clock = new Hands();
    private final ProgressLog progress = new ProgressLog(new SanitizingLog(log), clock);

    @Test
    void logsThatCredentialsInAUrlAreIgnored() {
        progress.ignoringCredentials("origin", "git.example.com");

        assertThat(log.shown())
                .containsExactly(
                        "info: the user and password in the URL of the remote origin are ignored; store a token in settings.xml as a <server> with the id git.example.com");
    }

    @Test
    void logsALineEveryFewSeconds() {
        for (int done = 0; done <= 100; done++) {
            pass(100);
            progress.asked(done, 100, done + 12);
        }

        assertThat(log.lines())
                .containsExactly(
                        "info: asked 29 of 100 repositories, 41 requests",
                        "info: asked 59 of 100 repositories, 71 requests",
                        "info: asked 89 of 100 repositories, 101 requests");
    }

    @Test
    void isSilentForAShortRun() {
        progress.asked(0, 9, 0);
        pass(2_999);
        progress.asked(8, 9, 12);
        progress.asked(9, 9, 13);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void logsThatItWaits() {
        pass(3_000);
        progress.asked(0, 1, 1);
        pass(2_000);
        progress.asked(0, 1, 1);
        pass(1_000);
        progress.asked(0, 1, 2);

        assertThat(log.lines())
                .containsExactly(
                        "info: asked 0 of 1 repository, 1 request",
                        "info: asked 0 of 1 repository, 2 requests");
    }

    @Test
    void doesNotLogTheEnd() {
        pass(60_000);
        progress.asked(9, 9, 18);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void writesNoControlCharacter() {
        pass(3_000);
        progress.asked(40, 100, 52);

        assertThat(log.lines())
                .hasSize(1)
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }

    private void pass(long millis) {
        clock.now = clock.now.plus(Duration.ofMillis(millis));
    }
}
