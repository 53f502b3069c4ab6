package io.github.pluginregistry.core.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * When a failed request is retried.
 *
 * @param times the number of retries
 * @param pause how long to wait before the first retry; each further wait is twice as long
 * @param longestWait the longest {@code Retry-After} that is waited for; after a longer one there
 *     is no retry
 */
public record RetryPolicy(int times, Duration pause, Duration longestWait) {

    /** Bridges a restart behind a gateway; some two seconds for a host that stays down. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Duration.ofMillis(300), Duration.ofSeconds(10));

    /** The status codes of a host, or a gateway before it, that fails temporarily. */
    private static final Set<Integer> SERVER_TROUBLE = Set.of(500, 502, 503, 504);

    private static final Set<Integer> REFUSALS = Set.of(403, 429, 503);

    /**
     * @throws IllegalArgumentException if a number is negative, or there are more than ten retries
     */
    public RetryPolicy {
        if (times < 0 || times > 10 || pause.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException(
                    "retries must be between 0 and 10, and a wait must not be negative");
        }
    }

    /**
     * How long to wait before a retry after a response.
     *
     * @param before the number of retries so far
     * @param chance a number from 0 to 1 that is different every time
     * @return empty if the response is final
     */
    Optional<Duration> pauseAfter(HttpResponse response, int before, double chance) {
        if (before >= times) {
            return Optional.empty();
        }
        Optional<Duration> asked =
                response.retryAfter().filter(any -> REFUSALS.contains(response.status()));
        if (asked.isPresent()) {
            return asked.filter(wait -> before == 0 && wait.compareTo(longestWait) <= 0)
                    .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
        }
        return SERVER_TROUBLE.contains(response.status())
                ? pauseAfterFailure(before, chance)
                : Optional.empty();
    }

    /** The same after a broken connection, with a jitter so that runs do not return together. */
    Optional<Duration> pauseAfterFailure(int before, double chance) {
        if (before >= times) {
            return Optional.empty();
        }
        long whole = pause.toNanos() << before;
        return Optional.of(Duration.ofNanos(Math.round(whole * (1 + chance) / 2)));
    }
}
