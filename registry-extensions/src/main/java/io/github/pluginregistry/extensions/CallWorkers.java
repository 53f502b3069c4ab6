package io.github.pluginregistry.extensions;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls with a time limit. A call that does not end in time is interrupted and left alone, so
 * that it can delay its caller no longer.
 *
 * <p>Each call needs a thread of its own for that. Handing a call over with the JDK's executors
 * costs about 10 µs, since both threads go to sleep in between; here both spin for a moment first.
 */
final class CallWorkers {

    /** How often a thread looks before it sleeps; some tens of microseconds. */
    private static final int SPINS = 2_000;

    /** Now and then, a thread that looks lets the other run, which may wait for the same CPU. */
    private static final int SPINS_TO_YIELD = 50;

    private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();
    private final String name;
    private final ClassLoader classes;

    /**
     * @param name the name of the threads
     * @param classes the context class loader of the threads
     */
    CallWorkers(String name, ClassLoader classes) {
        this.name = name;
        this.classes = classes;
    }

    /**
     * Makes a call.
     *
     * @throws TimeoutException if it did not end within the limit
     * @throws ExecutionException if it threw
     * @throws InterruptedException if the caller was interrupted; the call is, too
     */
    <T> T call(Callable<T> body, Duration limit)
            throws TimeoutException, ExecutionException, InterruptedException {
        Worker worker = idle.poll();
        if (worker == null) {
            worker = new Worker();
            worker.start();
        }
        Call<T> call = new Call<>(body, Thread.currentThread());
        worker.hand(call);
        boolean ended = false;
        try {
            ended = call.await(limit.toNanos());
        } finally {
            if (ended) {
                idle.add(worker);
            } else {
                worker.abandon();
            }
        }
        if (!ended) {
            throw new TimeoutException();
        }
        return call.result();
    }

    /** Ends the threads that wait for calls. */
    void close() {
        for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
            worker.abandon();
        }
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // Nothing depends on it but the time that a call takes.
    private static void pause(int spin) {
        if (spin % SPINS_TO_YIELD == SPINS_TO_YIELD - 1) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    private static final class Call<T> {

        private final Callable<T> body;
        private final Thread caller;
        private @Nullable T value;
        private @Nullable Throwable failure;
        private volatile boolean done;

        Call(Callable<T> body, Thread caller) {
            this.body = body;
            this.caller = caller;
        }

        @SuppressWarnings("PMD.AvoidCatchingThrowable")
        void run() {
            try {
                value = body.call();
            } catch (Throwable e) { // An extension may throw anything, also errors of linking.
                failure = e;
            }
            done = true;
            LockSupport.unpark(caller);
        }

        /** Returns false where the time is over. */
        boolean await(long nanos) throws InterruptedException {
            for (int i = 0; i < SPINS && !done; i++) {
                pause(i);
            }
            if (done) {
                return true;
            }
            long end = System.nanoTime() + nanos;
            while (!done) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return true;
        }

        @SuppressWarnings("NullAway") // Null is what the call returned.
        T result() throws ExecutionException {
            if (failure != null) {
                // Without a message, the exception would ask the cause for one, which may throw.
                throw new ExecutionException("the call failed", failure);
            }
            return value;
        }
    }

    private final class Worker extends Thread {

        private volatile @Nullable Call<?> next;
        private volatile boolean abandoned;

        Worker() {
            super(name);
            setDaemon(true);
            setContextClassLoader(classes);
        }

        void hand(Call<?> call) {
            next = call;
            LockSupport.unpark(this);
        }

        void abandon() {
            abandoned = true;
            interrupt();
        }

        @Override
        public void run() {
            while (!abandoned) {
                Call<?> call = await();
                if (call != null) {
                    next = null;
                    call.run();
                }
            }
        }

        private @Nullable Call<?> await() {
            for (int i = 0; i < SPINS && next == null; i++) {
                pause(i);
            }
            while (next == null && !abandoned) {
                LockSupport.park(this);
                // An extension may have left the flag behind, with which park returns at once.
                Thread.interrupted();
            }
            return next;
        }
    }
}
