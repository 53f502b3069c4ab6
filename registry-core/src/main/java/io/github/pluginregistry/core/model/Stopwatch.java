package io.github.pluginregistry.core.model;

import java.time.Duration;

/** Measures elapsed time, for timeouts; a change of the system's clock does not affect it. */
public final class Stopwatch {

    private final long start = System.nanoTime();

    private Stopwatch() {}

    public static Stopwatch start() {
        return new Stopwatch();
    }

    /** What is left of a time limit, in nanoseconds; not positive when it is over. */
    public long nanosLeft(Duration limit) {
        return limit.toNanos() - (System.nanoTime() - start);
    }
}
