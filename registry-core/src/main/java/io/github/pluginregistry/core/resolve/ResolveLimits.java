package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How long a run may take to ask, and how much it may ask at once.
 *
 * @param timeLimit how long all repositories together may take to answer; the plugins of those that
 *     have not answered by then keep what is published
 */
public record ResolveLimits(Duration timeLimit, int perHost) {

    /** Enough for hundreds of repositories; a run that takes longer is stuck. */
    public static final ResolveLimits USUAL = new ResolveLimits(Duration.ofMinutes(10), 8);

    /** GitHub refuses more than a hundred, of which others may need some. */
    private static final int MOST = 64;

    public ResolveLimits {
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException(
                    "a run cannot end in no time; let registry.timeLimit be 1 second or more");
        }
        if (perHost < 1 || perHost > MOST) {
            throw new IllegalArgumentException(
                    "%d requests at once are not possible; let registry.concurrency be from 1 to %d"
                            .formatted(perHost, MOST));
        }
    }

    /** The time is over. The same message for every repository, so that a run reports it once. */
    SourceException exceeded() {
        return new SourceException(
                Kind.UNREACHABLE,
                "no answer came within the %s s that a run may take"
                        .formatted(
                                BigDecimal.valueOf(timeLimit.toMillis(), 3)
                                        .stripTrailingZeros()
                                        .toPlainString()),
                "run again later, or let -Dregistry.timeLimit name more seconds",
                null);
    }
}
