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

    private Patience() {}

    /**
     * The answer, if it comes in time. A host that sends a byte now and then never exceeds a
     * time-out between bytes. What is given up is interrupted, and ends at its next byte.
     */
    static <T> T await(Errand errand, Duration total, Question<T> question) throws SourceException {
        FutureTask<T> answer = new FutureTask<>(question::ask);
        Thread thread = new Thread(answer, errand.matter());
        thread.setDaemon(true);
        // Where the caller's threads do not see this library, the ssh agent would not be found.
        thread.setContextClassLoader(Patience.class.getClassLoader());
        thread.start();
        try {
            return answer.get(total.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Failures.tooSlow(errand, total, e);
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
}
