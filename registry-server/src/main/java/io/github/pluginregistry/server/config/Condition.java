package io.github.pluginregistry.server.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * One entry of {@code conditions} of a registry: which deliveries make it due, and when it may run.
 * Conditions of one type are alternatives, conditions of different types must all be met.
 */
public sealed interface Condition {

    /**
     * Only events of these kinds.
     *
     * @param kinds {@code release}, {@code tag}, {@code push} or {@code workflow_run}
     */
    record Event(Set<String> kinds) implements Condition {

        /** Copies the set. */
        public Event {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * Of tags, only those that match.
     *
     * @param patterns globs for the name of a tag, for example {@code v*}
     */
    record Tag(List<String> patterns) implements Condition {

        /** Copies the list. */
        public Tag {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * Of branches, only those that match.
     *
     * @param patterns globs for the name of a branch, for example {@code release/*}
     */
    record Branch(List<String> patterns) implements Condition {

        /** Copies the list. */
        public Branch {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * Of pushes to a branch, only those that change a file that matches.
     *
     * @param patterns globs for the path of a file, for example {@code docs/**}
     */
    record Path(List<String> patterns) implements Condition {

        /** Copies the list. */
        public Path {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * The registry only runs at these times of the day.
     *
     * @param from the first time
     * @param to the time when the window has ended; on the next day if it is not after {@code from}
     * @param zone the zone of both
     * @param days the days on which a window starts; all if empty
     */
    record TimeWindow(LocalTime from, LocalTime to, ZoneId zone, Set<DayOfWeek> days)
            implements Condition {

        /** Copies the set. */
        public TimeWindow {
            days = Set.copyOf(days);
        }
    }

    /**
     * The registry does not run again before this time has passed since its last run.
     *
     * @param duration the time
     */
    record MinimumGap(Duration duration) implements Condition {}
}
