package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.update.LastUpdateStore;
import io.github.pluginregistry.core.update.UpdatePolicy;
import io.github.pluginregistry.maven.Reports;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateTimestampsTest {

    private static final String MORNING = "2026-11-20T06:00:00Z";
    private static final String EVENING = "2026-11-20T21:00:00Z";
    private static final String TOMORROW = "2026-11-21T00:00:00Z";

    @TempDir private Path cache;

    @Test
    void isDueForTheFirstTime() {
        assertThat(daily(MORNING).isDue()).isTrue();
    }

    @Test
    void isDueAgainAfterTheInterval() {
        daily(MORNING).done(Reports.of(Reports.resolved("a")));

        assertThat(daily(EVENING).isDue()).isFalse();
        assertThat(daily(EVENING).reasonToRest())
                .isEqualTo(
                        "skipping update: registry.updatePolicy is daily, last checked at 2026-11-20T06:00:00Z; set it to always to check now");
        assertThat(daily(TOMORROW).isDue()).isTrue();
    }

    @Test
    void isNeverDueWithPolicyNever() {
        assertThat(schedule("never", true, MORNING, "definition").isDue()).isFalse();
        assertThat(schedule("never", true, MORNING, "definition").reasonToRest())
                .isEqualTo(
                        "skipping update: registry.updatePolicy is never; set it to always to check now");
    }

    @Test
    void isDueIfAFileIsMissing() {
        daily(MORNING).done(Reports.of(Reports.resolved("a")));

        assertThat(schedule("daily", false, EVENING, "definition").isDue()).isTrue();
        assertThat(schedule("never", false, EVENING, "definition").isDue()).isTrue();
    }

    @Test
    void isDueIfTheDefinitionChanged() {
        daily(MORNING).done(Reports.of(Reports.resolved("a")));

        assertThat(schedule("daily", true, EVENING, "another").isDue()).isTrue();
    }

    @Test
    void countsAPluginWithoutAReleaseAsAnswered() {
        daily(MORNING).done(Reports.of(Reports.unreleased("a")));

        assertThat(daily(EVENING).isDue()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPECTED", "TRANSIENT", "PERMANENT"})
    void doesNotRecordAnIncompleteRun(Impact severity) {
        daily(MORNING).done(Reports.of(Reports.resolved("a"), Reports.kept("b", severity)));

        assertThat(daily(EVENING).isDue()).isTrue();
    }

    @Test
    void doesNotRecordAnInterruptedRun() {
        daily(MORNING).done(Reports.of(Reports.resolved("a")));
        daily(EVENING).writing();

        assertThat(daily(EVENING).isDue()).isTrue();
    }

    private UpdateTimestamps daily(String moment) {
        return schedule("daily", true, moment, "definition");
    }

    private UpdateTimestamps schedule(
            String policy, boolean complete, String moment, String question) {
        return new UpdateTimestamps(
                UpdatePolicy.of(policy),
                new LastUpdateStore(cache, "registry", question),
                () -> complete,
                Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }
}
