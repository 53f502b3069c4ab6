package io.github.pluginregistry.core.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The threads of a run: some for each host. Closing interrupts them. */
final class HostThreads implements AutoCloseable {

    /** Beyond that hosts share threads. */
    private static final int HOSTS = 64;

    private final int perHost;
    private final Consumer<Runnable> failed;
    private final List<ExecutorService> pools = new ArrayList<>();
    private int hosts;

    /**
     * @param failed receives what rethrows an exception that ended the work for a host
     */
    HostThreads(int perHost, Consumer<Runnable> failed) {
        this.perHost = perHost;
        this.failed = failed;
    }

    /** The threads of one more host. */
    Executor next() {
        if (pools.size() < HOSTS) {
            pools.add(Executors.newFixedThreadPool(perHost, this::daemon));
        }
        return pools.get(hosts++ % HOSTS);
    }

    private Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "registry-resolver");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (ended, failure) -> failed.accept(() -> rethrow(failure)));
        return thread;
    }

    private static void rethrow(@Nullable Throwable failure) {
        throw failure instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("a repository could not be resolved", failure);
    }

    @Override
    public void close() {
        pools.forEach(ExecutorService::shutdownNow);
    }
}
