package io.github.pluginregistry.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens per source, which fills at a rate. The sources that were not seen for longest
 * are forgotten, so that the memory is bounded.
 */
final class RateLimiter {

    private static final int MOST_SOURCES = 10_000;
    private static final double NANOS = 1e9;

    private final double rate;
    private final double burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_SOURCES;
                }
            };

    private static final class Bucket {
        private double tokens;
        private long at;

        private Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }

    /**
     * Starts with full buckets.
     *
     * @param rate how many tokens a bucket gets each second
     * @param burst how many it holds
     * @param nanos the time in nanoseconds
     */
    RateLimiter(double rate, double burst, LongSupplier nanos) {
        this.rate = rate;
        this.burst = burst;
        this.nanos = nanos;
    }

    /** Takes a token; false if there is none. */
    synchronized boolean take(String source) {
        Bucket bucket = filled(source);
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }

    /** Whether there is a token. */
    synchronized boolean hasToken(String source) {
        return filled(source).tokens >= 1;
    }

    private Bucket filled(String source) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(source, s -> new Bucket(burst, now));
        bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / NANOS * rate);
        bucket.at = now;
        return bucket;
    }
}
