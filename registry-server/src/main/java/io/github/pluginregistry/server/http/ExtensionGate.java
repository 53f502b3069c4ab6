package io.github.pluginregistry.server.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Guards the server against an extension that is slow or broken: only some requests wait for it at
 * the same time, and after some failures in a row it is left alone for a while.
 */
final class ExtensionGate {

    /** A small part of the threads that answer requests. */
    static final int AT_ONCE = 4;

    static final int MOST_FAILURES = 3;
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final LongSupplier nanos;
    private int failures;
    private long paused;

    /**
     * @param nanos the time in nanoseconds
     */
    ExtensionGate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What a request does inside. */
    @FunctionalInterface
    interface Inside<T, E extends Exception> {
        T run() throws Problem, E;
    }

    /**
     * Lets a request in.
     *
     * @throws Problem with status 503 if too many are inside, or if it is left alone
     */
    <T, E extends Exception> T enter(Inside<T, E> inside) throws Problem, E {
        if (isPaused()) {
            throw new Problem(
                    503,
                    "Service unavailable",
                    "%d calls of the extension failed in a row, so it is not called for %d s; the log of the server says why"
                            .formatted(MOST_FAILURES, PAUSE.toSeconds()));
        }
        if (!places.tryAcquire()) {
            throw new Problem(
                    503,
                    "Service unavailable",
                    "the extension is busy with %d other requests; try again in some seconds"
                            .formatted(AT_ONCE));
        }
        try {
            return inside.run();
        } finally {
            places.release();
        }
    }

    private synchronized boolean isPaused() {
        return failures >= MOST_FAILURES && nanos.getAsLong() - paused < PAUSE.toNanos();
    }

    /** A call ended. */
    synchronized void ended(boolean success) {
        failures = success ? 0 : failures + 1;
        paused = nanos.getAsLong();
    }
}
