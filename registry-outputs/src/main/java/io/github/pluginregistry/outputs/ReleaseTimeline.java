package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The releases over time: a line per plugin, a mark per release.
 *
 * @param first the day of the first release; the empty text where there is none
 * @param last the day of the last release
 */
record ReleaseTimeline(List<Line> lines, String first, String last) {

    private static final int LEFT = 180;
    private static final int RIGHT = 990;
    private static final int HEIGHT = 20;
    private static final int LABEL = 28;

    /** Beyond that the marks of a plugin lie upon each other. */
    private static final int MARKS = 200;

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
    record Mark(long x, String kind) {}

    static ReleaseTimeline of(Registry registry) {
        List<Instant> dates =
                registry.plugins().stream()
                        .flatMap(plugin -> marked(plugin).stream())
                        .flatMap(version -> version.releasedAt().stream())
                        .sorted()
                        .toList();
        if (dates.isEmpty()) {
            return new ReleaseTimeline(List.of(), "", "");
        }
        Instant first = dates.get(0);
        Instant last = dates.get(dates.size() - 1);
        List<Line> lines = new ArrayList<>();
        for (Plugin plugin : registry.plugins()) {
            List<Mark> marks =
                    marked(plugin).stream().map(version -> mark(version, first, last)).toList();
            if (!marks.isEmpty()) {
                lines.add(new Line(label(plugin), lines.size() * HEIGHT + HEIGHT / 2, marks));
            }
        }
        return new ReleaseTimeline(lines, day(first), day(last));
    }

    private static List<PluginVersion> marked(Plugin plugin) {
        return plugin.versions().stream()
                .filter(version -> version.state() == State.RELEASED)
                .filter(version -> version.releasedAt().isPresent())
                .limit(MARKS)
                .toList();
    }

    private static Mark mark(PluginVersion version, Instant first, Instant last) {
        long span = Math.max(1, Duration.between(first, last).toSeconds());
        long since = Duration.between(first, version.releasedAt().orElse(first)).toSeconds();
        return new Mark(
                LEFT + Math.round((double) since / span * (RIGHT - LEFT)),
                version.prerelease() ? "prerelease" : "release");
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
        return "0 0 1000 %d".formatted(lines.size() * HEIGHT);
    }

    /** The text alternative. */
    String summary() {
        return "Releases of %s from %s to %s"
                .formatted(lines.size() == 1 ? "1 plugin" : lines.size() + " plugins", first, last);
    }
}
