package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallWorkersTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final CallWorkers workers =
            new CallWorkers("test", CallWorkersTest.class.getClassLoader());

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void returnsTheValue() throws Exception {
        assertThat(workers.call(() -> 42, LONG)).isEqualTo(42);
    }

    @Test
    void runsWithTheClassLoaderOfTheExtension() throws Exception {
        ClassLoader classes = new ClassLoader() {};

        assertThat(
                        new CallWorkers("test", classes)
                                .call(() -> Thread.currentThread().getContextClassLoader(), LONG))
                .isSameAs(classes);
    }

    @Test
    void passesOnWhateverWasThrown() {
        assertThatThrownBy(
                        () ->
                                workers.call(
                                        () -> {
                                            throw new NoClassDefFoundError("gone");
                                        },
                                        LONG))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void usesOneThreadForCallsInARow() throws Exception {
        Thread first = workers.call(Thread::currentThread, LONG);

        assertThat(workers.call(Thread::currentThread, LONG)).isSameAs(first);
    }

    @Test
    void callsAtTheSameTime() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> calls =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    i -> callers.submit(() -> workers.call(together::await, LONG)))
                            .toList();
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isBetween(0, 7);
            }
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void interruptsACallThatTakesTooLong() {
        CountDownLatch interrupted = new CountDownLatch(1);

        assertThatThrownBy(
                        () ->
                                workers.call(
                                        () -> {
                                            try {
                                                return new CountDownLatch(1)
                                                        .await(1, TimeUnit.HOURS);
                                            } catch (InterruptedException e) {
                                                interrupted.countDown();
                                                throw e;
                                            }
                                        },
                                        Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class);
        assertThat(await(interrupted)).isTrue();
    }

    @Test
    void leavesACallAloneThatIgnoresTheInterrupt() throws Exception {
        CountDownLatch end = new CountDownLatch(1);

        assertThatThrownBy(
                        () ->
                                workers.call(
                                        () -> {
                                            while (end.getCount() > 0) {
                                                Thread.onSpinWait();
                                            }
                                            return true;
                                        },
                                        Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class);
        assertThat(workers.call(() -> "next", LONG)).isEqualTo("next");
        end.countDown();
    }

    @Test
    void interruptsTheCallWithItsCaller() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread caller =
                new Thread(
                        () -> {
                            try {
                                workers.call(
                                        () -> {
                                            running.countDown();
                                            try {
                                                return new CountDownLatch(1)
                                                        .await(1, TimeUnit.HOURS);
                                            } finally {
                                                interrupted.countDown();
                                            }
                                        },
                                        LONG);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } catch (TimeoutException | ExecutionException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        caller.start();
        assertThat(await(running)).isTrue();

        caller.interrupt();
        caller.join();

        assertThat(await(interrupted)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
