package io.github.pluginregistry.core.explain;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.Release;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TieBreakerTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T06:00:00Z");

    @Test
    void theHigherVersionWins() {
        assertThat(
                        margin(
                                Release.ofTag("a/v2.0.0").publishedAt(MONDAY),
                                Release.ofTag("a/v1.0.0").publishedAt(TUESDAY)))
                .isEqualTo(TieBreaker.PRECEDENCE);
    }

    @Test
    void laterPublicationWinsBetweenEqualVersions() {
        assertThat(
                        margin(
                                Release.ofTag("a/v1.0.0").publishedAt(TUESDAY),
                                Release.ofTag("old/v1.0.0").publishedAt(MONDAY)))
                .isEqualTo(TieBreaker.PUBLICATION);
        assertThat(
                        margin(
                                Release.ofTag("a/v1.0.0").publishedAt(MONDAY),
                                Release.ofTag("old/v1.0.0")))
                .isEqualTo(TieBreaker.PUBLICATION);
    }

    @Test
    void tagDecidesBetweenEqualVersionsAndDates() {
        assertThat(
                        margin(
                                Release.ofTag("a/v1.0.0+1").publishedAt(MONDAY),
                                Release.ofTag("a/v1.0.0+2").publishedAt(MONDAY)))
                .isEqualTo(TieBreaker.TAG);
    }

    private static TieBreaker margin(Release one, Release other) {
        Explanation explanation =
                Explanations.ofReleases(plugin("a", HOME, select("a/*", "old/*")), one, other);
        return TieBreaker.between(
                explanation.account().chosen().orElseThrow(), explanation.runnerUp().orElseThrow());
    }
}
