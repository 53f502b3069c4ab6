package io.github.pluginregistry.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the database, H2 or PostgreSQL by its URL. The first transaction creates or
 * upgrades the tables, so that a server can start before its database.
 */
public final class Database implements AutoCloseable {

    /** Milliseconds until a caller learns that the database cannot be reached. */
    private static final long CONNECTION_TIMEOUT = 1_500;

    private static final int CONNECTIONS = 10;

    /** How often a transaction is tried that the database ended because of another one. */
    private static final int TRIES = 5;

    /** The transaction of each thread, for calls within it. */
    private static final ThreadLocal<@Nullable Current> CURRENT = new ThreadLocal<>();

    private final HikariDataSource pool;
    private final Outage outage;
    private final Reachability reachability;
    private final Migration migration;
    private final Duration patience;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        outage = new Outage();
        migration = new Migration(pool, outage);
        patience = Duration.ZERO;
        reachability = new Reachability(() -> answers(within(Reachability.PATIENCE)));
    }

    private Database(Database other, Duration patience) {
        pool = other.pool;
        outage = other.outage;
        migration = other.migration;
        reachability = other.reachability;
        this.patience = patience;
    }

    /**
     * Prepares connections. Nothing is connected yet.
     *
     * @param url the JDBC URL
     * @param user the user; empty for H2
     * @param password the password; empty for H2
     */
    public static Database open(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setConnectionTimeout(CONNECTION_TIMEOUT);
        config.setValidationTimeout(CONNECTION_TIMEOUT / 2);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setPoolName("registry-server");
        config.setExceptionOverride(new ClosedConnections());
        if (url.startsWith("jdbc:postgresql:")) {
            // A network that swallows packets must not hold a worker for hours.
            config.addDataSourceProperty("connectTimeout", "2");
            config.addDataSourceProperty("socketTimeout", "30");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("ApplicationName", "registry-server");
            // A replica that is paused within a transaction must not hold its locks for long.
            // It is committed, or the first rollback would undo it.
            config.setIsolateInternalQueries(true);
            config.setConnectionInitSql("set idle_in_transaction_session_timeout = '15s'");
        }
        return new Database(new HikariDataSource(config));
    }

    /**
     * The URL of a database in a directory; no acknowledged commit is lost when it is killed. With
     * {@code file} instead of {@code async}, H2 closes the database where a thread is interrupted
     * that writes.
     */
    public static String embedded(Path directory) {
        return "jdbc:h2:async:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                .formatted(directory.toAbsolutePath().normalize().resolve("db"));
    }

    /**
     * The same database for callers that cannot wait for as long as large statements may take. Of
     * an embedded database, which no network makes silent, there is nothing to wait for.
     *
     * @param patience how long a statement may take, until the transaction fails
     */
    public Database within(Duration patience) {
        return new Database(this, patience);
    }

    private record Current(HikariDataSource pool, Transaction transaction) {}

    /** Work within a transaction; it may be done again where the database asks for it. */
    @FunctionalInterface
    interface Work<T> {
        T run(Transaction transaction) throws SQLException, StoreException;
    }

    /** A step that calls several stores. */
    @FunctionalInterface
    public interface Step<T> {
        /** Does the work; it may be called again where the database asks for it. */
        T run() throws StoreException;
    }

    /** Does several calls of stores in one transaction: all of them have an effect, or none. */
    public <T> T together(Step<T> step) throws StoreException {
        return transaction(ignored -> step.run());
    }

    /** The time of the database, the only clock that counts. */
    public Instant now() throws StoreException {
        return transaction(
                t ->
                        t.first(
                                        "select current_timestamp as at",
                                        row -> Transaction.time(row, "at"))
                                .orElseThrow());
    }

    /** Runs in the transaction of the caller where there is one, else in one of its own. */
    <T> T transaction(Work<T> work) throws StoreException {
        Current outer = CURRENT.get();
        if (outer != null && outer.pool().equals(pool)) {
            try {
                return work.run(outer.transaction());
            } catch (SQLException e) {
                throw StoreException.of(e);
            }
        }
        migration.require();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (StoreException e) {
                if (attempt == TRIES || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    private <T> T once(Work<T> work) throws StoreException {
        try (Connection connection = outage.connect(pool)) {
            if (!patience.isZero()) {
                // The pool restores it.
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
            }
            Transaction transaction = new Transaction(connection);
            CURRENT.set(new Current(pool, transaction));
            try {
                T result = work.run(transaction);
                connection.commit();
                return result;
            } catch (SQLException | StoreException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                CURRENT.remove();
            }
        } catch (SQLException e) {
            renewAfter(e);
            throw StoreException.of(e);
        } catch (StoreException e) {
            renewAfter(e.getCause());
            throw e;
        }
    }

    /** Where H2 closed its database, all connections are closed, and each would fail once. */
    private void renewAfter(@Nullable Throwable failure) {
        if (failure instanceof SQLException e && ClosedConnections.isClosed(e)) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** SQL states of class 40: the transaction was rolled back in favour of another one. */
    private static boolean isConflict(StoreException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith("40");
    }

    /** Whether the database answers; known within two seconds, and up to a second old. */
    public boolean isReachable() {
        return reachability.isReachable();
    }

    private static boolean answers(Database database) {
        try {
            database.now();
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    /** Closes all connections. */
    @Override
    public void close() {
        reachability.close();
        pool.close();
    }
}
