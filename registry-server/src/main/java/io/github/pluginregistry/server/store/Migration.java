package io.github.pluginregistry.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Creates or upgrades the tables, once in a process. */
final class Migration {

    private final DataSource pool;
    private final Outage outage;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean done;

    Migration(DataSource pool, Outage outage) {
        this.pool = pool;
        this.outage = outage;
    }

    /**
     * Makes sure that the tables are there.
     *
     * @throws StoreException if they cannot be created, or the database cannot be reached
     */
    void require() throws StoreException {
        if (done) {
            return;
        }
        outage.lock(lock);
        try {
            if (!done) {
                migrate();
                done = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void migrate() throws StoreException {
        try (Connection connection = outage.connect(pool)) {
            connection.rollback();
            Flyway.configure().dataSource(pool).load().migrate();
        } catch (SQLException e) {
            throw StoreException.of(e);
        } catch (FlywayException e) {
            String problem = String.valueOf(e.getMessage()).strip();
            throw new StoreException(
                    "the tables of the database could not be created or upgraded: "
                            + problem.lines().findFirst().orElse(""),
                    "give the user of the database the right to create tables, and do not start an older server on it",
                    e);
        }
    }
}
