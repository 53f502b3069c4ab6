package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallStatisticsTest {

    private final CallStatistics statistics = new CallStatistics();

    @Test
    void hasNoDurationsWithoutCalls() {
        assertThat(statistics.summary())
                .isEqualTo(new CallStatistics.Summary(0, 0, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void takesTheNearestRank() {
        for (int i = 100; i > 0; i--) {
            statistics.add(i, i % 10 == 0);
        }

        assertThat(statistics.summary())
                .isEqualTo(
                        new CallStatistics.Summary(
                                100, 10, Duration.ofNanos(50), Duration.ofNanos(95)));
    }

    @Test
    void forgetsTheOldestDurations() {
        for (int i = 0; i < 5000; i++) {
            statistics.add(i < 904 ? 1_000_000 : 7, false);
        }

        assertThat(statistics.summary().calls()).isEqualTo(5000);
        assertThat(statistics.summary().p95()).isEqualTo(Duration.ofNanos(7));
    }
}
