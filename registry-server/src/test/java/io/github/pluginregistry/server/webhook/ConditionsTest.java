package io.github.pluginregistry.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.server.config.Condition;
import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final Conditions ALL =
            new Conditions(
                    List.of(
                            new Condition.Event(Set.of("release", "tag")),
                            new Condition.Event(Set.of("push")),
                            new Condition.Tag(List.of("v*", "plugin/**")),
                            new Condition.Branch(List.of("main")),
                            new Condition.Path(List.of("docs/**", "*.yaml"))));

    private static WebhookEvent event(Kind kind, List<String> refs, String... paths) {
        return new WebhookEvent(kind, "name", "https://host/a/b", refs, "", List.of(paths));
    }

    private static boolean admits(Conditions conditions, WebhookEvent event) {
        return conditions.due(event, NOW, Instant.EPOCH).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "TAG, refs/tags/v1, true",
        "TAG, refs/tags/plugin/a/v1, true",
        "TAG, refs/tags/w1, false",
        "TAG, refs/tags/v1/x, false",
        "RELEASE, refs/tags/v1, true",
        "RELEASE, refs/tags/w1, false",
        "PUSH, refs/heads/main, true",
        "PUSH, refs/heads/other, false",
        "WORKFLOW_RUN, refs/heads/main, false",
        "OTHER, refs/tags/v1, false"
    })
    void decidesByKindAndRef(Kind kind, String ref, boolean admitted) {
        assertThat(admits(ALL, event(kind, List.of(ref)))).isEqualTo(admitted);
    }

    @Test
    void needsOneRefOfMany() {
        assertThat(admits(ALL, event(Kind.TAG, List.of("refs/tags/w1", "refs/tags/v1")))).isTrue();
    }

    @Test
    void decidesByThePathsOfAPush() {
        List<String> main = List.of("refs/heads/main");
        assertThat(admits(ALL, event(Kind.PUSH, main, "src/a", "docs/a/b"))).isTrue();
        assertThat(admits(ALL, event(Kind.PUSH, main, "src/a", "src/b.yaml"))).isFalse();
        assertThat(admits(ALL, event(Kind.TAG, List.of("refs/tags/v1"), "src/a"))).isTrue();
    }

    @Test
    void isMetByWhatADeliveryDoesNotTell() {
        assertThat(admits(ALL, event(Kind.TAG, List.of()))).isTrue();
        assertThat(admits(ALL, event(Kind.PUSH, List.of("refs/heads/main")))).isTrue();
    }

    @Test
    void isMetByAllEventsButOthersIfThereIsNone() {
        Conditions none = new Conditions(List.of());
        for (Kind kind : Kind.values()) {
            assertThat(admits(none, event(kind, List.of("refs/notes/x"))))
                    .isEqualTo(kind != Kind.OTHER);
        }
    }

    private static Conditions window(String from, String to, DayOfWeek... days) {
        return new Conditions(
                List.of(
                        new Condition.TimeWindow(
                                LocalTime.parse(from), LocalTime.parse(to), BERLIN, Set.of(days))));
    }

    /** 2026-11-22 is a Sunday, and Berlin is an hour ahead. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T06:59:59Z, 2026-11-22T07:00:00Z",
        "2026-11-22T07:00:00Z, 2026-11-22T07:00:00Z",
        "2026-11-22T16:59:59Z, 2026-11-22T16:59:59Z",
        "2026-11-22T17:00:00Z, 2026-11-23T07:00:00Z"
    })
    void waitsForTheWindow(Instant wanted, Instant due) {
        assertThat(window("08:00", "18:00").earliest(wanted, Instant.EPOCH)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2026-11-23T07:00:00Z",
        "2026-11-23T17:00:00Z, 2026-11-27T07:00:00Z",
        "2026-11-27T17:00:00Z, 2026-11-30T07:00:00Z"
    })
    void waitsForTheDay(Instant wanted, Instant due) {
        Conditions conditions = window("08:00", "18:00", DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        assertThat(conditions.earliest(wanted, Instant.EPOCH)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2026-11-22T21:00:00Z",
        "2026-11-22T22:00:00Z, 2026-11-22T22:00:00Z",
        "2026-11-23T04:59:00Z, 2026-11-23T04:59:00Z",
        "2026-11-23T05:00:00Z, 2026-11-29T21:00:00Z"
    })
    void isOpenOverMidnightOfItsDay(Instant wanted, Instant due) {
        Conditions conditions = window("22:00", "06:00", DayOfWeek.SUNDAY);
        assertThat(conditions.earliest(wanted, Instant.EPOCH)).isEqualTo(due);
    }

    @Test
    void isOpenAllDayIfItEndsWhenItStarts() {
        assertThat(window("08:00", "08:00").earliest(NOW, Instant.EPOCH)).isEqualTo(NOW);
    }

    /** On 2027-03-28, clocks in Berlin go from 02:00 to 03:00. */
    @Test
    void followsTheClocksOfTheZone() {
        Instant before = Instant.parse("2027-03-27T20:00:00Z");
        assertThat(window("02:30", "04:00").earliest(before, Instant.EPOCH))
                .isEqualTo("2027-03-28T01:30:00Z");
        assertThat(window("08:00", "18:00").earliest(before, Instant.EPOCH))
                .isEqualTo("2027-03-28T06:00:00Z");
    }

    @Test
    void isOpenInEachOfSeveralWindows() {
        Conditions conditions =
                new Conditions(
                        List.of(
                                new Condition.TimeWindow(
                                        LocalTime.of(8, 0), LocalTime.of(9, 0), BERLIN, Set.of()),
                                new Condition.TimeWindow(
                                        LocalTime.of(14, 0),
                                        LocalTime.of(15, 0),
                                        BERLIN,
                                        Set.of())));
        assertThat(conditions.earliest(NOW, Instant.EPOCH)).isEqualTo("2026-11-22T13:00:00Z");
    }

    @Test
    void waitsForTheMinimumGapAndThenForTheWindow() {
        Conditions gap = new Conditions(List.of(new Condition.MinimumGap(Duration.ofMinutes(5))));
        assertThat(gap.earliest(NOW, NOW.minusSeconds(60))).isEqualTo(NOW.plusSeconds(240));
        assertThat(gap.earliest(NOW, NOW.minusSeconds(600))).isEqualTo(NOW);
        Conditions both =
                new Conditions(
                        List.of(
                                new Condition.MinimumGap(Duration.ofHours(2)),
                                new Condition.TimeWindow(
                                        LocalTime.of(8, 0),
                                        LocalTime.of(12, 0),
                                        BERLIN,
                                        Set.of())));
        assertThat(both.earliest(NOW, NOW)).isEqualTo("2026-11-23T07:00:00Z");
    }
}
