package io.github.pluginregistry.server.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks whether the database answers, in a thread of its own: one that is silent holds no other.
 * However often it is asked, the database is asked once a second at most.
 */
final class Reachability implements AutoCloseable {

    /** So that {@code /ready} answers within two seconds. */
    static final Duration PATIENCE = Duration.ofMillis(1_700);

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final BooleanSupplier question;
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "database-probe");
                        thread.setDaemon(true);
                        return thread;
                    });
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(false);
    private boolean first = true;
    private long at;

    Reachability(BooleanSupplier question) {
        this.question = question;
    }

    /** Whether the database answers; false after two seconds without an answer. */
    boolean isReachable() {
        return asked().join();
    }

    private synchronized CompletableFuture<Boolean> asked() {
        if (executor.isShutdown()) {
            return CompletableFuture.completedFuture(false);
        }
        long now = System.nanoTime();
        if (first || (asked.isDone() && now - at > FRESH.toNanos())) {
            first = false;
            at = now;
            asked =
                    CompletableFuture.supplyAsync(question::getAsBoolean, executor)
                            .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return asked;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
