package io.github.pluginregistry.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeFormatFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T08:00:00Z",
                "2026-11-20t08:00:00z",
                "2024-02-29T23:59:59.123456789+05:30",
                "2016-12-31T23:59:60Z"
            })
    void acceptsWhatRfc3339Allows(String text) {
        assertThat(new JsonSchema.DateTimeFormat().validate(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "2025-13-01T00:00:00Z",
                "2025-01-01T24:00:00Z", "2025-01-01T00:60:00Z", "2025-01-01T00:00Z",
                "2025-01-01T00:00:00", "2025-01-01T00:00:00+1:00", "2025-01-01 00:00:00Z",
                "2025-01-01", "+12025-01-01T00:00:00Z", "2025-01-01T00:00:00Z ",
                "",
            })
    void refusesAnythingElse(String text) {
        assertThat(new JsonSchema.DateTimeFormat().validate(text)).isPresent();
    }
}
