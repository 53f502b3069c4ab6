package io.github.pluginregistry.server.run;

import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs registries that are due, some at the same time. While the database is down it waits, and a
 * run that hangs is given up after the maximum time.
 */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** How often a replica looks whether a registry is due that another one made due. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** While the database is away, a worker looks more and more rarely, up to so many times. */
    private static final int MOST_LOOKS = 5;

    private static final Duration BEAT = Duration.ofSeconds(1);

    /** A thread that does not end then is left alone. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final RunParts parts;
    private final String owner;
    private final Duration maximum;
    private final Duration grace;
    private final Semaphore wake = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private final int count;
    private volatile boolean closed;

    /**
     * @param owner the name of this replica
     * @param count how many registries run at the same time
     * @param maximum how long a run may take
     */
    public Workers(RunParts parts, String owner, int count, Duration maximum) {
        this(parts, owner, count, maximum, GRACE);
    }

    Workers(RunParts parts, String owner, int count, Duration maximum, Duration grace) {
        this.parts = parts;
        this.owner = owner;
        this.count = count;
        this.maximum = maximum;
        this.grace = grace;
    }

    /** Starts the threads. */
    public void start() {
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(this::work, "worker-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** A registry may be due. */
    public void wake() {
        wake.release();
    }

    private void work() {
        int failures = 0;
        while (!closed) {
            try {
                Optional<Lease> lease = parts.queue().take(owner, LeasedRun.LEASE);
                if (failures > 0) {
                    LOG.info("the database answers again");
                    failures = 0;
                }
                if (lease.isPresent()) {
                    supervise(new LeasedRun(parts, lease.get(), maximum), lease.get());
                } else {
                    rest(LOOK);
                }
            } catch (StoreException e) {
                if (failures == 0) {
                    LOG.warn("waiting for the database: {}", e.getMessage());
                }
                failures++;
                restQuietly(LOOK.multipliedBy(Math.min(failures, MOST_LOOKS)));
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                LOG.error("a worker failed and goes on", e);
                restQuietly(LOOK);
            }
        }
    }

    private void rest(Duration time) throws InterruptedException {
        if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void restQuietly(Duration time) {
        try {
            rest(time);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Prolongs the lease of a run until it ends, and ends it where that fails. */
    private void supervise(LeasedRun run, Lease lease) throws InterruptedException {
        Thread thread = new Thread(run, "run-" + lease.registry());
        thread.setDaemon(true);
        thread.start();
        long prolonged = System.nanoTime();
        try {
            while (!ended(thread, BEAT)) {
                try {
                    if (!run.beat()) {
                        break;
                    }
                    prolonged = System.nanoTime();
                } catch (StoreException e) {
                    LOG.warn("the lease could not be prolonged: {}", e.getMessage());
                    if (System.nanoTime() - prolonged > LeasedRun.LEASE.toNanos()) {
                        run.lose();
                        break;
                    }
                }
            }
        } catch (InterruptedException e) {
            run.end();
            throw e;
        } finally {
            if (thread.isAlive()) {
                stop(thread, run, lease);
            }
        }
    }

    private static boolean ended(Thread thread, Duration time) throws InterruptedException {
        thread.join(time.toMillis());
        return !thread.isAlive();
    }

    /** A run that does not end publishes nothing any more: it has no lease. */
    private void stop(Thread thread, LeasedRun run, Lease lease) {
        thread.interrupt();
        try {
            if (!ended(thread, grace)) {
                run.abandon();
                LOG.error(
                        "the run {} of {} does not end; its thread is left alone",
                        lease.run(),
                        lease.registry());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes no more registries, and waits for runs that are under way; those that take longer are
     * given back.
     *
     * @param patience how long to wait
     */
    public void drain(Duration patience) {
        closed = true;
        wake.release(count);
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join(2 * grace.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        drain(Duration.ofSeconds(20));
    }
}
