package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitTimeoutsTest {

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT1S, PT0S", "PT-1S, PT1S", "PT1S, PT-1S"})
    void mustBePositive(Duration silence, Duration total) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GitTimeouts(silence, total));
    }

    @Test
    void neverRoundToNoTimeout() {
        assertThat(new GitTimeouts(Duration.ofMillis(1), Duration.ofMillis(1)).silenceInSeconds())
                .isEqualTo(1);
    }
}
