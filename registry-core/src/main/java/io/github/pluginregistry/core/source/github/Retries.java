package io.github.pluginregistry.core.source.github;

import java.time.Duration;

/**
 * How often, and how patiently, a question is asked again that a host could not answer.
 *
 * @param times how many times more a request is sent that ended in an error of the host or in a
 *     broken connection
 * @param pause how long to wait before the first of these times; before each further one it is
 *     twice as long
 * @param longestWait the longest {@code Retry-After} that is honoured, once per listing; a host
 *     that wants to be left alone for longer is asked no more
 */
public record Retries(int times, Duration pause, Duration longestWait) {

    /** Bridges a restart behind a gateway; at most some two seconds for a host that stays down. */
    public static final Retries DEFAULT =
            new Retries(3, Duration.ofMillis(300), Duration.ofSeconds(10));

    public Retries {
        if (times < 0 || times > 10) {
            throw new IllegalArgumentException("a request is sent again up to ten times");
        }
        if (pause.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("nobody waits for less than no time");
        }
    }

    /**
     * How long to wait before a request is sent again. Between half of the pause and the whole of
     * it, so that runs which failed together do not come back together.
     *
     * @param before how many times it was sent again before
     * @param chance a number from 0 to 1 that is different every time
     */
    Duration pauseAfter(int before, double chance) {
        long whole = pause.toNanos() << before;
        return Duration.ofNanos(Math.round(whole * (1 + chance) / 2));
    }
}
