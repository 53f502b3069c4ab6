package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.model.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks all hosts in parallel, and each of them with some threads, so that a slow host delays nobody
 * but its own plugins.
 *
 * @param traffic what was asked of the network so far
 * @param beat how long the progress listener hears nothing at most
 */
record ParallelResolver(
        ReleaseSource source,
        ResolveLimits pace,
        RequestCounter traffic,
        ProgressListener progress,
        Duration beat) {

    /** Beyond that hosts wait for each other. */
    private static final int HOSTS = 64;

    /**
     * Decides the plugins of repositories as far as time allows, and returns when all are decided
     * or time is over.
     *
     * @param late why a repository was given up
     * @throws RuntimeException what ended the work on a host, where something did
     */
    void run(List<RepositoryResolver> repositories, ResolutionProblem late)
            throws InterruptedException {
        Map<String, List<RepositoryResolver>> hosts =
                repositories.stream()
                        .collect(
                                Collectors.groupingBy(
                                        RepositoryResolver::host,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        BlockingQueue<Runnable> done = new LinkedBlockingQueue<>();
        List<ExecutorService> pools = new ArrayList<>();
        ExecutorService all = pool(Math.min(HOSTS, hosts.size()));
        pools.add(all);
        try {
            for (List<RepositoryResolver> host : hosts.values()) {
                ExecutorService workers = pool(Math.min(pace.perHost(), host.size()));
                pools.add(workers);
                HostResolver run =
                        new HostResolver(host, source, progress, any -> done.add(() -> {}));
                all.execute(() -> failure(run, workers).ifPresent(e -> done.add(() -> rethrow(e))));
            }
            await(repositories.size(), done);
            // Before their threads are interrupted, which would be another reason.
            repositories.forEach(repository -> repository.giveUp(late));
        } finally {
            pools.forEach(ExecutorService::shutdownNow);
        }
        repositories.stream()
                .map(RepositoryResolver::details)
                .distinct()
                .flatMap(details -> details.advice().stream())
                .forEach(progress::advice);
    }

    /** What ended the work on a host before its time. */
    private static Optional<RuntimeException> failure(HostResolver host, ExecutorService workers) {
        try {
            host.run(workers);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(unchecked(e.getCause()));
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("a repository could not be resolved", cause);
    }

    private static void rethrow(RuntimeException failure) {
        throw failure;
    }

    /** Waits for what is done, which ends this where it failed. */
    private void await(int repositories, BlockingQueue<Runnable> done) throws InterruptedException {
        long end = System.nanoTime() + pace.timeLimit().toNanos();
        int answered = 0;
        for (long left = end - System.nanoTime();
                answered < repositories && left > 0;
                left = end - System.nanoTime()) {
            @Nullable Runnable next =
                    done.poll(Math.min(left, beat.toNanos()), TimeUnit.NANOSECONDS);
            if (next != null) {
                next.run();
                answered++;
            }
            progress.asked(answered, repositories, traffic.requests());
        }
    }

    private static ExecutorService pool(int threads) {
        return Executors.newFixedThreadPool(
                Math.max(1, threads),
                work -> {
                    Thread thread = new Thread(work, "registry-resolver");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
