package io.github.pluginregistry.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Whether the database is away. Then one caller at a time tries to connect, and all others fail at
 * once: no thread waits for what another one waits for.
 */
final class Outage {

    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean away;

    /**
     * Takes a connection.
     *
     * @throws StoreException if the database cannot be reached, or another caller finds out just
     *     now
     */
    Connection connect(DataSource pool) throws StoreException {
        boolean alone = away;
        if (alone && !trying.compareAndSet(false, true)) {
            throw StoreException.away();
        }
        try {
            Connection connection = pool.getConnection();
            away = false;
            return connection;
        } catch (SQLException e) {
            // The pool refuses threads that are interrupted, whatever the database does.
            away = away || !Thread.currentThread().isInterrupted();
            throw StoreException.of(e);
        } finally {
            if (alone) {
                trying.set(false);
            }
        }
    }

    /**
     * Waits for a lock, unless the database is away, or turns out to be.
     *
     * @throws StoreException if it is; the caller does not have the lock
     */
    void lock(ReentrantLock lock) throws StoreException {
        if (lock.tryLock()) {
            return;
        }
        if (away) {
            throw StoreException.away();
        }
        lock.lock();
        if (away) {
            lock.unlock();
            throw StoreException.away();
        }
    }
}
