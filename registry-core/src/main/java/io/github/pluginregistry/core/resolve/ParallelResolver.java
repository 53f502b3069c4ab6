package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the repositories of all hosts in parallel, with some threads per host, so that a slow
 * host delays only its own plugins.
 *
 * @param beat how long the progress listener hears nothing at most
 */
record ParallelResolver(
        ReleaseSource source,
        ResolveLimits limits,
        RequestCounter requests,
        ProgressListener progress,
        Duration beat) {

    /** Beyond that hosts wait for each other. */
    private static final int HOSTS = 64;

    /**
     * Decides the plugins of repositories until all are decided or the time limit has passed.
     *
     * @param late the problem of repositories that are not decided by then
     * @throws RuntimeException what ended the work on a host, if something did
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
                ExecutorService workers = pool(Math.min(limits.perHost(), host.size()));
                pools.add(workers);
                all.execute(
                        new HostResolver(
                                host,
                                source,
                                progress,
                                workers,
                                () -> done.add(() -> {}),
                                failure -> done.add(() -> rethrow(failure))));
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

    private static void rethrow(RuntimeException failure) {
        throw failure;
    }

    /** Waits until all repositories are decided, or one has failed. */
    private void await(int repositories, BlockingQueue<Runnable> done) throws InterruptedException {
        Stopwatch watch = Stopwatch.start();
        int answered = 0;
        for (long left = watch.nanosLeft(limits.timeLimit());
                answered < repositories && left > 0;
                left = watch.nanosLeft(limits.timeLimit())) {
            @Nullable Runnable next =
                    done.poll(Math.min(left, beat.toNanos()), TimeUnit.NANOSECONDS);
            if (next != null) {
                next.run();
                answered++;
            }
            progress.asked(answered, repositories, requests.requests());
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
