package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Stopwatch;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The repositories that a run waits for, while other threads ask their hosts. */
final class PendingRepositories {

    private final int repositories;
    private final BlockingQueue<Runnable> ended = new LinkedBlockingQueue<>();

    PendingRepositories(int repositories) {
        this.repositories = repositories;
    }

    /** One more repository has answered all that was asked, or failed to. */
    void end() {
        ended.add(() -> {});
    }

    /** Ends the wait with an exception, which {@code rethrow} throws. */
    void fail(Runnable rethrow) {
        ended.add(rethrow);
    }

    /**
     * Waits until all repositories have ended, one has failed, or the time is over.
     *
     * @param beat how long the progress listener hears nothing at most
     */
    void await(
            ProgressListener progress, RequestCounter requests, Duration timeLimit, Duration beat) {
        try {
            Stopwatch watch = Stopwatch.start();
            int done = 0;
            for (long left = watch.nanosLeft(timeLimit);
                    done < repositories && left > 0;
                    left = watch.nanosLeft(timeLimit)) {
                @Nullable Runnable next =
                        ended.poll(Math.min(left, beat.toNanos()), TimeUnit.NANOSECONDS);
                if (next != null) {
                    next.run();
                    done++;
                }
                progress.asked(done, repositories, requests.requests());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted; nothing was written", e);
        }
    }
}
