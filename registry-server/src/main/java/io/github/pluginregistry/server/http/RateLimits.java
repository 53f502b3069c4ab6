package io.github.pluginregistry.server.http;

import java.util.function.LongSupplier;

/**
 * How many requests a source may send, and how many that are rejected because of a signature or a
 * token, so that nobody can try many.
 */
final class RateLimits {

    private static final int UNAUTHORIZED = 401;

    private final RateLimiter requests;
    private final RateLimiter failures;

    /**
     * Starts to count.
     *
     * @param perSecond requests per second of a source, ten times as many at once
     * @param nanos the time in nanoseconds
     */
    RateLimits(int perSecond, LongSupplier nanos) {
        requests = new RateLimiter(perSecond, perSecond * 10.0, nanos);
        failures = new RateLimiter(0.5, 30, nanos);
    }

    /** Whether a request is taken. */
    boolean admits(String source) {
        return failures.hasToken(source) && requests.take(source);
    }

    /** Counts how a request was answered. */
    void answered(String source, int status) {
        if (status == UNAUTHORIZED) {
            failures.take(source);
        }
    }

    static Answer exceeded() {
        return Answer.problem(
                        new Problem(
                                429,
                                "Too many requests",
                                "this address sent too many requests, or too many with a wrong token or signature; wait some seconds"))
                .with("Retry-After", "10");
    }
}
