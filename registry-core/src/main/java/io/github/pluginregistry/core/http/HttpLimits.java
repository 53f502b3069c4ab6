package io.github.pluginregistry.core.http;

import java.time.Duration;

/**
 * The limits of one request.
 *
 * @param connect how long a connection may take to be established
 * @param silence how long the host may pause within a response
 * @param total how long the request may take from its start to the last byte of the response
 * @param bodyBytes the largest response body, in bytes, packed as well as unpacked
 */
public record HttpLimits(Duration connect, Duration silence, Duration total, long bodyBytes) {

    /** Enough for a repository with half a million tags. */
    public static final HttpLimits DEFAULT =
            new HttpLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    64L << 20);

    /**
     * @throws IllegalArgumentException if a limit is not positive
     */
    public HttpLimits {
        if (!isPositive(connect) || !isPositive(silence) || !isPositive(total) || bodyBytes < 1) {
            throw new IllegalArgumentException("an HTTP limit must be positive");
        }
    }

    /** The same limits, but for the size of a body. */
    public HttpLimits withBodyBytes(long bytes) {
        return new HttpLimits(connect, silence, total, bytes);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
