package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    0, 0.0, PT1S
                    0, 0.5, PT1.5S
                    0, 1.0, PT2S
                    1, 0.0, PT2S
                    1, 1.0, PT4S
                    2, 1.0, PT8S
                    """)
    void pausesLongerEachTimeAndNeverForTheSameTime(int before, double chance, Duration pause) {
        assertThat(new Retries(3, Duration.ofSeconds(2), Duration.ZERO).pauseAfter(before, chance))
                .isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({"-1, PT0S, PT0S", "11, PT0S, PT0S", "1, PT-1S, PT0S", "1, PT0S, PT-1S"})
    void allowsNoNumberThatMeansNothing(int times, Duration pause, Duration longestWait) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retries(times, pause, longestWait));
    }

    @Test
    void keepsARunWaitingForSecondsAtMost() {
        Duration all = Duration.ZERO;
        for (int before = 0; before < Retries.DEFAULT.times(); before++) {
            all = all.plus(Retries.DEFAULT.pauseAfter(before, 1));
        }
        assertThat(all).isLessThan(Duration.ofSeconds(3));
        assertThat(Retries.DEFAULT.longestWait()).isLessThan(GitHubLimits.DEFAULT.request());
    }
}
