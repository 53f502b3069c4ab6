package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampRulesTest extends CheckedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-01-15T10:30:00+00:00Z", "2026-02-30T00:00:00Z", "2026-11-20",
                "2026-11-20 06:00:00Z", "yesterday", "",
            })
    void requiresAnRfc3339Timestamp(String moment) throws Exception {
        registry.json("2026-11-20T06:00:00Z", moment);
        assertThat(registry.findings())
                .containsExactly(
                        "last-updated plugins.json:3:18 \"%s\" is not an RFC 3339 timestamp, and one such as 2026-11-20T08:00:00Z is expected"
                                .formatted(moment));
    }

    @Test
    void reportsATimestampInTheFuture() throws Exception {
        registry.at("2026-11-20T05:49:59Z");
        assertThat(registry.findings())
                .containsExactly(
                        "last-updated plugins.json:3:18 \"2026-11-20T06:00:00Z\" is in the future");
        assertThat(registry.at("2026-11-20T05:50:00Z").findings()).isEmpty();
    }

    @Test
    void leavesOtherTypesToTheSchema() throws Exception {
        registry.json("\"2026-11-20T06:00:00Z\"", "1");
        assertThat(registry.pointers()).containsExactly("schema error /lastUpdated");
    }

    @Test
    void reportsAVersionOlderThanTheMaximumAge() throws Exception {
        assertThat(registry.maxAge("P98D").findings())
                .containsExactly(
                        "too-old plugins.json:17:21 hammer: v1.2.0 was released on 2026-08-14, and a release since 2026-08-14 is expected");
        assertThat(registry.maxAge("P4M").findings()).isEmpty();
    }

    @Test
    void acceptsOldVersionsOfDeprecatedPlugins() throws Exception {
        registry.json("\"status\": \"stable\"", "\"status\": \"deprecated\"").maxAge("P1D");
        assertThat(registry.findings()).isEmpty();
    }
}
