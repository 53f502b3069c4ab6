package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.policy.LastAsked;
import io.github.pluginregistry.core.policy.UpdatePolicy;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

    private static final String MORNING = "2026-11-20T06:00:00Z";
    private static final String EVENING = "2026-11-20T21:00:00Z";
    private static final String TOMORROW = "2026-11-21T00:00:00Z";

    @TempDir private Path cache;

    @Test
    void asksWhereNobodyAskedBefore() {
        assertThat(daily(MORNING).reasonToRest()).isEmpty();
    }

    @Test
    void restsUntilThePolicyLetsItAskAgain() {
        daily(MORNING).answered(Reports.of(Reports.resolved("a")));

        assertThat(daily(EVENING).reasonToRest())
                .contains(
                        "nothing is asked: registry.updatePolicy is daily, and the forges answered at 2026-11-20T06:00:00Z; set it to always to ask now");
        assertThat(daily(TOMORROW).reasonToRest()).isEmpty();
    }

    @Test
    void neverAsksWhereItIsToldSo() {
        assertThat(schedule("never", true, MORNING, "definition").reasonToRest())
                .contains(
                        "nothing is asked: registry.updatePolicy is never; set it to always to ask now");
    }

    @Test
    void asksWhereAFileIsMissing() {
        daily(MORNING).answered(Reports.of(Reports.resolved("a")));

        assertThat(schedule("daily", false, EVENING, "definition").reasonToRest()).isEmpty();
        assertThat(schedule("never", false, EVENING, "definition").reasonToRest()).isEmpty();
    }

    @Test
    void asksWhereTheDefinitionChanged() {
        daily(MORNING).answered(Reports.of(Reports.resolved("a")));

        assertThat(schedule("daily", true, EVENING, "another").reasonToRest()).isEmpty();
    }

    @Test
    void aPluginWithoutAReleaseIsAnAnswer() {
        daily(MORNING).answered(Reports.of(Reports.unreleased("a")));

        assertThat(daily(EVENING).reasonToRest()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPECTED", "PASSING", "LASTING"})
    void aRunThatLeftSomethingOpenDoesNotCount(Severity severity) {
        daily(MORNING).answered(Reports.of(Reports.resolved("a"), Reports.kept("b", severity)));

        assertThat(daily(EVENING).reasonToRest()).isEmpty();
    }

    private Schedule daily(String moment) {
        return schedule("daily", true, moment, "definition");
    }

    private Schedule schedule(String policy, boolean complete, String moment, String question) {
        return new Schedule(
                UpdatePolicy.of(policy),
                new LastAsked(cache, "registry", question),
                complete,
                Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }
}
