package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.Stopwatch;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Timeouts of one operation on a repository.
 *
 * @param silence to connect, and between two bytes of a response; rounded to whole seconds, at
 *     least one
 * @param total for a whole operation; each KiB that arrives adds a second
 */
public record GitTimeouts(Duration silence, Duration total) {

    /** What a host sends at least, on the average, once its own time is used up. */
    static final long BYTES_PER_SECOND = 1024;

    /** For listings: a host that hangs or drips must not delay a run that lists many hosts. */
    public static final GitTimeouts LISTING =
            new GitTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(30));

    /** For operations in which the host, or a disk, has work to do before it responds. */
    public static final GitTimeouts STANDARD =
            new GitTimeouts(Duration.ofSeconds(20), Duration.ofMinutes(2));

    /**
     * @throws IllegalArgumentException if one of them is not positive
     */
    public GitTimeouts {
        if (!isPositive(silence) || !isPositive(total)) {
            throw new IllegalArgumentException("a timeout must be positive");
        }
    }

    /** The silence in seconds, which JGit takes; 0 would mean no timeout. */
    int silenceInSeconds() {
        return Math.toIntExact(Math.max(1, silence.toSeconds()));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    /**
     * The response to a request, if it comes in time. A host that sends a byte now and then never
     * exceeds a timeout between bytes. So an operation has a time of its own, to which each {@value
     * #BYTES_PER_SECOND} bytes that arrive add a second: a large response over a slow line is not
     * cut, one that drips is. An abandoned operation is interrupted, and ends at its next byte.
     */
    <T> T await(GitOperation operation, ResponseMeter meter, Callable<T> request)
            throws SourceException {
        FutureTask<T> answer = new FutureTask<>(request);
        Thread thread = new Thread(answer, operation.matter());
        thread.setDaemon(true);
        // Where the caller's threads do not see this library, the ssh agent would not be found.
        thread.setContextClassLoader(GitTimeouts.class.getClassLoader());
        thread.start();
        try {
            return inTime(answer, meter);
        } catch (TimeoutException e) {
            throw operation.timeout(total, meter.received());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(
                    Kind.UNREACHABLE,
                    "the run was interrupted while it asked for " + operation.matter(),
                    "run it again",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SourceException explained) {
                throw explained;
            }
            throw new IllegalStateException("could not ask for " + operation.matter(), e);
        } finally {
            answer.cancel(true);
        }
    }

    private <T> T inTime(FutureTask<T> answer, ResponseMeter meter)
            throws InterruptedException, ExecutionException, TimeoutException {
        Stopwatch watch = Stopwatch.start();
        while (true) {
            Duration earned = Duration.ofMillis(meter.received() * 1000 / BYTES_PER_SECOND);
            long left = watch.nanosLeft(total.plus(earned));
            if (left <= 0) {
                throw new TimeoutException();
            }
            try {
                return answer.get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // What has arrived meanwhile may have earned more time.
            }
        }
    }
}
