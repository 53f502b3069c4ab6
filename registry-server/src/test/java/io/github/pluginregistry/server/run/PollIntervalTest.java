package io.github.pluginregistry.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.server.config.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollIntervalTest {

    private static final Polling BOUNDS = new Polling(Duration.ofMinutes(1), Duration.ofHours(1));
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    /** In the middle of the jitter there is none. */
    private static final double MIDDLE = 0.5;

    @ParameterizedTest(name = "changes {0} minutes ago: {1} minutes")
    @CsvSource({
        "'', 60",
        "'0', 1",
        "'5', 1",
        "'100', 10",
        "'10000', 60",
        "'100 130 160', 3",
        "'10 130 250', 1",
        "'300 301 302', 1",
        "'300 1500 2700', 30"
    })
    void followsHistory(String minutesAgo, long minutes) {
        List<Instant> changes =
                Arrays.stream(minutesAgo.split(" "))
                        .filter(text -> !text.isEmpty())
                        .map(text -> NOW.minus(Duration.ofMinutes(Long.parseLong(text))))
                        .toList();

        assertThat(PollInterval.after(BOUNDS, changes, NOW, MIDDLE))
                .isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest(name = "{0} failures: {1} minutes")
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "100000, 60"})
    void doublesWithEachFailure(int failures, long minutes) {
        assertThat(PollInterval.afterFailures(BOUNDS, failures, MIDDLE))
                .isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void spreadsByTenthWithinBounds() {
        List<Instant> changes = List.of(NOW.minus(Duration.ofMinutes(100)));

        assertThat(PollInterval.after(BOUNDS, changes, NOW, 0)).isEqualTo(Duration.ofMinutes(9));
        assertThat(PollInterval.after(BOUNDS, changes, NOW, 1)).isEqualTo(Duration.ofMinutes(11));
        assertThat(PollInterval.after(BOUNDS, List.of(), NOW, 1)).isEqualTo(BOUNDS.maximum());
        assertThat(PollInterval.after(BOUNDS, List.of(NOW), NOW, 0)).isEqualTo(BOUNDS.minimum());
    }
}
