package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.config.Condition;
import java.time.Instant;
import java.time.LocalDate;

/** When windows open. A window of a day on which the clocks change is as long as they say. */
final class TimeWindows {

    /** A window starts at least once a week; yesterday's may still be open. */
    private static final int DAYS = 9;

    private TimeWindows() {}

    /** The first time, from an instant on, at which a window is open. */
    static Instant next(Condition.TimeWindow window, Instant from) {
        LocalDate day = from.atZone(window.zone()).toLocalDate().minusDays(1);
        for (int i = 0; i < DAYS; i++, day = day.plusDays(1)) {
            Instant start = day.atTime(window.from()).atZone(window.zone()).toInstant();
            if (startsOn(window, day) && from.isBefore(end(window, day))) {
                return start.isAfter(from) ? start : from;
            }
        }
        // Only where the clocks skip the window, and it is on one day of the week.
        return from;
    }

    private static boolean startsOn(Condition.TimeWindow window, LocalDate day) {
        return window.days().isEmpty() || window.days().contains(day.getDayOfWeek());
    }

    private static Instant end(Condition.TimeWindow window, LocalDate day) {
        LocalDate last = window.from().isBefore(window.to()) ? day : day.plusDays(1);
        return last.atTime(window.to()).atZone(window.zone()).toInstant();
    }
}
