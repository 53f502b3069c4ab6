package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckOptionsTest {

    @Test
    void readsAnIso8601Period() {
        assertThat(CheckOptions.maxAge("P400D")).isEqualTo(Period.ofDays(400));
        assertThat(CheckOptions.maxAge(" p1y6m ")).isEqualTo(Period.of(1, 6, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"400d", "400", "", "PT1H", "P0D", "-P1D", "P-1D"})
    void rejectsEverythingElse(String text) {
        assertThatThrownBy(() -> CheckOptions.maxAge(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "registry.maxAge is \"%s\", which is not a positive ISO 8601 period; write for example P400D or P18M"
                                .formatted(text));
    }
}
