package io.github.pluginregistry.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolveLimitsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void leavesARunSomeTime(int seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResolveLimits(Duration.ofSeconds(seconds), 8))
                .withMessage(
                        "a run cannot end in no time; let registry.timeLimit be 1 second or more");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65})
    void asksSomethingAndNotTooMuchAtOnce(int requests) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResolveLimits(Duration.ofSeconds(1), requests))
                .withMessage(
                        "%d requests at once are not possible; let registry.concurrency be from 1 to 64",
                        requests);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void asksOneAfterTheOtherOrManyAtOnce(int requests) {
        assertThat(new ResolveLimits(Duration.ofSeconds(1), requests).perHost())
                .isEqualTo(requests);
    }
}
