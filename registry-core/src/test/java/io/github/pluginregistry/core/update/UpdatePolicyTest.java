package io.github.pluginregistry.core.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatePolicyTest {

    /** In Tokyo, 2026-11-20 begins at 15:00 UTC of the day before. */
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    always,      2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z, true
                    daily,       2026-11-20T08:00:00Z, 2026-11-20T14:59:59Z, false
                    daily,       2026-11-20T08:00:00Z, 2026-11-20T15:00:00Z, true
                    daily,       2026-11-20T08:00:00Z, 2026-11-19T08:00:00Z, false
                    interval:30, 2026-11-20T08:00:00Z, 2026-11-20T08:29:59Z, false
                    interval:30, 2026-11-20T08:00:00Z, 2026-11-20T08:30:00Z, true
                    interval:0,  2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z, true
                    never,       2026-11-20T08:00:00Z, 2036-11-20T08:00:00Z, false
                    """)
    void saysWhetherItIsTimeToAsk(String policy, Instant lastAsked, Instant now, boolean due) {
        assertThat(UpdatePolicy.of(policy).isDue(lastAsked, Clock.fixed(now, TOKYO)))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Daily",
                "weekly",
                "interval",
                "interval:",
                "interval:-1",
                "interval:1h"
            })
    void anUnknownPolicyIsAnErrorThatNamesTheAllowedOnes(String text) {
        assertThatThrownBy(() -> UpdatePolicy.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "registry.updatePolicy is \"%s\"; write always, daily, interval:MINUTES or never",
                        text);
    }

    @Test
    void showsItselfAsItWasWritten() {
        assertThat(UpdatePolicy.of("interval:30")).hasToString("interval:30");
    }
}
