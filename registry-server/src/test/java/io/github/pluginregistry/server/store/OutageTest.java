package io.github.pluginregistry.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutageTest {

    private final Outage outage = new Outage();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicReference<Callable<Connection>> answer =
            new AtomicReference<>(
                    () -> {
                        throw new SQLException("refused");
                    });
    private final DataSource pool =
            fake(
                    DataSource.class,
                    (proxy, method, arguments) -> {
                        attempts.incrementAndGet();
                        return answer.get().call();
                    });

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Connection connection() {
        return fake(Connection.class, (proxy, method, arguments) -> null);
    }

    @Test
    void letsOneCallerTryWhileOthersFailAtOnce() throws Exception {
        assertThatThrownBy(() -> outage.connect(pool)).hasMessageContaining("refused");
        CountDownLatch trying = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        Connection connection = connection();
        answer.set(
                () -> {
                    trying.countDown();
                    back.await();
                    return connection;
                });
        CompletableFuture<Connection> first =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return outage.connect(pool);
                            } catch (StoreException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        trying.await();

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> outage.connect(pool)).isInstanceOf(StoreException.class);
        }

        assertThat(attempts).hasValue(2);
        back.countDown();
        assertThat(first.join()).isSameAs(connection);
        assertThat(outage.connect(pool)).isSameAs(connection);
    }

    @Test
    void waitsForNoLockWhileDatabaseIsAway() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Void> holder =
                CompletableFuture.runAsync(
                        () -> {
                            lock.lock();
                            try {
                                held.countDown();
                                done.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } finally {
                                lock.unlock();
                            }
                        });
        held.await();
        assertThatThrownBy(() -> outage.connect(pool)).hasMessageContaining("refused");

        assertThatThrownBy(() -> outage.lock(lock)).isInstanceOf(StoreException.class);

        done.countDown();
        holder.join();
        outage.lock(lock);
        assertThat(lock.isHeldByCurrentThread()).isTrue();
    }

    /** The pool refuses threads that are interrupted; the database has nothing to do with it. */
    @Test
    void isNoneWhereCallerWasInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> outage.connect(pool)).hasMessageContaining("refused");
        assertThat(Thread.interrupted()).isTrue();
        Connection inner = connection();
        answer.set(
                () -> {
                    // Somebody else asks meanwhile, which an outage would refuse.
                    answer.set(() -> inner);
                    return outage.connect(pool);
                });

        assertThat(outage.connect(pool)).isSameAs(inner);
    }

    @Test
    void answersForDatabaseThatIsSilent() {
        CountDownLatch silent = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (Reachability reachability =
                new Reachability(
                        () -> {
                            asked.incrementAndGet();
                            try {
                                silent.await();
                            } catch (InterruptedException e) {
                                return false;
                            }
                            return true;
                        })) {
            assertThat(reachability.isReachable()).isFalse();
            assertThat(reachability.isReachable()).isFalse();
            assertThat(asked).hasValue(1);
            silent.countDown();
        }
    }
}
