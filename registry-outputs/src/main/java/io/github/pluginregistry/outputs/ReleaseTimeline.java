package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The releases over time: a line per plugin, a mark per release.
 *
 * @param first the day of the first release; the empty text where there is none
 * @param last the day of the last release
 */
record ReleaseTimeline(List<Line> lines, List<Tick> ticks, String first, String last) {

    private static final int LEFT = 180;
    private static final int RIGHT = 990;
    private static final int HEIGHT = 20;
    private static final int LABEL = 28;

    /** Below the lines, for the labels of the ticks. */
    private static final int AXIS = 22;

    /** Beyond that the marks of a plugin lie upon each other. */
    private static final int MARKS = 200;

    /** The marks of all plugins, which keeps the page of a large registry small. */
    private static final int ALL_MARKS = 10_000;

    private static final int TICKS = 9;

    /** The width of a tick's label. */
    private static final int TICK = 45;

    /** The months between two ticks: as few as have room for their labels. */
    private static final List<Integer> STEPS =
            List.of(1, 3, 6, 12, 24, 60, 120, 600, 2_400, 12_000);

    /** A plugin with its releases. */
    record Line(String label, int y, List<Mark> marks) {

        int baseline() {
            return y + 4;
        }
    }

    /**
     * A release.
     *
     * @param kind release or prerelease, the class of its mark
     */
    record Mark(long x, String kind, String title) {}

    /** The beginning of a month, for example 2026-08. */
    record Tick(long x, String label) {}

    static ReleaseTimeline of(Registry registry) {
        int most = Math.min(MARKS, Math.max(1, ALL_MARKS / Math.max(1, registry.plugins().size())));
        List<Instant> dates =
                registry.plugins().stream()
                        .flatMap(plugin -> marked(plugin, most).stream())
                        .flatMap(version -> version.releasedAt().stream())
                        .sorted()
                        .toList();
        if (dates.isEmpty()) {
            return new ReleaseTimeline(List.of(), List.of(), "", "");
        }
        Instant first = dates.get(0);
        Instant last = dates.get(dates.size() - 1);
        List<Line> lines = new ArrayList<>();
        for (Plugin plugin : registry.plugins()) {
            List<Mark> marks =
                    marked(plugin, most).stream()
                            .map(version -> mark(version, first, last))
                            .toList();
            if (!marks.isEmpty()) {
                lines.add(new Line(label(plugin), lines.size() * HEIGHT + HEIGHT / 2, marks));
            }
        }
        return new ReleaseTimeline(lines, ticks(first, last), day(first), day(last));
    }

    private static List<PluginVersion> marked(Plugin plugin, int most) {
        return plugin.versions().stream()
                .filter(version -> version.state() == State.RELEASED)
                .filter(version -> version.releasedAt().isPresent())
                .limit(most)
                .toList();
    }

    private static Mark mark(PluginVersion version, Instant first, Instant last) {
        Instant date = version.releasedAt().orElse(first);
        return new Mark(
                place(date, first, last),
                version.prerelease() ? "prerelease" : "release",
                "%s, %s".formatted(XmlText.clean(version.version()), day(date)));
    }

    private static long place(Instant moment, Instant first, Instant last) {
        long span = Math.max(1, Duration.between(first, last).toSeconds());
        long since = Duration.between(first, moment).toSeconds();
        return LEFT + Math.round((double) since / span * (RIGHT - LEFT));
    }

    private static List<Tick> ticks(Instant first, Instant last) {
        long start = months(first);
        long end = months(last);
        Optional<Integer> found =
                STEPS.stream().filter(it -> (end - start) / it < TICKS).findFirst();
        List<Tick> ticks = new ArrayList<>();
        if (found.isEmpty()) {
            return ticks;
        }
        int step = found.get();
        for (long month = (start / step + 1) * step; month <= end; month += step) {
            YearMonth label = YearMonth.of((int) (month / 12), (int) (month % 12) + 1);
            Instant moment = label.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            ticks.add(new Tick(place(moment, first, last), label.toString()));
        }
        ticks.removeIf(tick -> tick.x() > RIGHT - TICK);
        return ticks;
    }

    /** The months since the year 0. */
    private static long months(Instant moment) {
        return YearMonth.from(moment.atZone(ZoneOffset.UTC)).getLong(ChronoField.PROLEPTIC_MONTH);
    }

    private static String label(Plugin plugin) {
        String name = XmlText.clean(plugin.profile().name());
        return name.codePointCount(0, name.length()) <= LABEL
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LABEL - 1)) + "…";
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    int left() {
        return LEFT;
    }

    int right() {
        return RIGHT;
    }

    String viewBox() {
        return "0 0 1000 %d".formatted(height());
    }

    int height() {
        return bottom() + AXIS;
    }

    /** Where the lines end and the labels of the ticks begin. */
    int bottom() {
        return lines.size() * HEIGHT;
    }

    /** The text alternative. */
    String summary() {
        return "Releases of %s from %s to %s"
                .formatted(lines.size() == 1 ? "1 plugin" : lines.size() + " plugins", first, last);
    }
}
