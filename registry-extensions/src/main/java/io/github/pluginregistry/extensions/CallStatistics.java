package io.github.pluginregistry.extensions;

import java.time.Duration;
import java.util.Arrays;

/** Counts the calls of an extension, and how long they took. Thread-safe. */
public final class CallStatistics {

    /** The durations of the last calls are kept. */
    private static final int KEPT = 4096;

    private final long[] durations = new long[KEPT];
    private long calls;
    private long failures;

    /**
     * What was counted so far.
     *
     * @param calls all calls
     * @param failures the calls that failed
     * @param median half of the last 4,096 calls took at most so long
     * @param p95 95 of 100 of the last 4,096 calls took at most so long
     */
    public record Summary(long calls, long failures, Duration median, Duration p95) {}

    synchronized void add(long nanos, boolean failed) {
        durations[(int) (calls++ % KEPT)] = nanos;
        if (failed) {
            failures++;
        }
    }

    /** What was counted so far; no durations where there was no call. */
    public synchronized Summary summary() {
        int count = (int) Math.min(calls, KEPT);
        long[] sorted = Arrays.copyOf(durations, count);
        Arrays.sort(sorted);
        return new Summary(calls, failures, quantile(sorted, 50), quantile(sorted, 95));
    }

    /** The smallest duration that at least so many of 100 do not exceed (nearest rank). */
    private static Duration quantile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int rank = (sorted.length * percent + 99) / 100;
        return Duration.ofNanos(sorted[rank - 1]);
    }
}
