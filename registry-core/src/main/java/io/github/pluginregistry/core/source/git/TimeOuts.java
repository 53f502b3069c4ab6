package io.github.pluginregistry.core.source.git;

import java.time.Duration;

/**
 * How long a repository may keep a run waiting.
 *
 * @param silence for a connection, and between two bytes of an answer; counts in whole seconds, at
 *     least one
 * @param total for a whole talk; each KiB that arrives in it adds a second
 */
public record TimeOuts(Duration silence, Duration total) {

    /** For listings: many hosts are asked, and one that hangs or drips costs the run no more. */
    public static final TimeOuts LISTING =
            new TimeOuts(Duration.ofSeconds(20), Duration.ofSeconds(30));

    /** For a talk in which the host, or a disk, has work to do before it answers. */
    public static final TimeOuts STANDARD =
            new TimeOuts(Duration.ofSeconds(20), Duration.ofMinutes(2));

    /**
     * @throws IllegalArgumentException if one of them is not positive
     */
    public TimeOuts {
        if (!isPositive(silence) || !isPositive(total)) {
            throw new IllegalArgumentException("a time-out is longer than no time at all");
        }
    }

    /** The silence in the unit JGit takes; its zero would mean for ever. */
    int silenceInSeconds() {
        return Math.toIntExact(Math.max(1, silence.toSeconds()));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
