package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer, but not for ever. */
final class Patience {

    /** One question for one repository. */
    @FunctionalInterface
    interface Question<T> {

        /**
         * Asks it.
         *
         * @throws SourceException if the answer could not be had whole
         */
        T ask() throws SourceException;
    }

    /** What a host answers at least, on the average, once its own time is used up. */
    static final long BYTES_PER_SECOND = 1024;

    private Patience() {}

    /**
     * The answer, if it comes in time. A host that sends a byte now and then never exceeds a
     * time-out between bytes. So a talk has a time of its own, to which each {@value
     * #BYTES_PER_SECOND} bytes that arrive add a second: a large answer over a slow line is not
     * cut, one that drips is. What is given up is interrupted, and ends at its next byte.
     */
    static <T> T await(Errand errand, Duration total, AnswerMeter meter, Question<T> question)
            throws SourceException {
        FutureTask<T> answer = new FutureTask<>(question::ask);
        Thread thread = new Thread(answer, errand.matter());
        thread.setDaemon(true);
        // Where the caller's threads do not see this library, the ssh agent would not be found.
        thread.setContextClassLoader(Patience.class.getClassLoader());
        thread.start();
        try {
            return inTime(answer, total, meter);
        } catch (TimeoutException e) {
            throw Failures.tooSlow(errand, total, meter.received());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(
                    Kind.UNREACHABLE,
                    "the run was interrupted while it asked for " + errand.matter(),
                    "run it again",
                    e);
        } catch (ExecutionException e) {
            throw Failures.rethrown(errand, e);
        } finally {
            answer.cancel(true);
        }
    }

    private static <T> T inTime(FutureTask<T> answer, Duration total, AnswerMeter meter)
            throws InterruptedException, ExecutionException, TimeoutException {
        long start = System.nanoTime();
        while (true) {
            Duration earned = Duration.ofMillis(meter.received() * 1000 / BYTES_PER_SECOND);
            long left = total.plus(earned).toNanos() - (System.nanoTime() - start);
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
