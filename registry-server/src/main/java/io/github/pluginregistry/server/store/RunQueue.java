package io.github.pluginregistry.server.store;

import io.github.pluginregistry.server.log.Trace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives registries that are due to replicas, one at a time. Only the clock of the database counts.
 *
 * <p>While a run is under way the registry's {@code due} lies far ahead, so that requests which
 * come meanwhile set it to when the next run may start. A lease that ended is due by itself.
 */
public final class RunQueue {

    private static final String FAR_AHEAD = "timestamp with time zone '9999-01-01 00:00:00+00'";

    static final String SECONDS = "cast(? as double precision) * interval '1' second";

    /** A registry whose replica ended or hung, which waits for longer than any other. */
    static final String ABANDONED = next("leased_until < current_timestamp", "leased_until");

    /**
     * Whoever waits longest comes first; each step of priority counts as a minute. A registry
     * without a lease has no owner; asked for the lease itself, H2 would use the index of leases,
     * in which all registries at rest are alike.
     */
    static final String DUE =
            next(
                    "owner is null and due <= current_timestamp",
                    "due - priority * interval '1' minute");

    private final Database database;

    /** Uses a database. */
    public RunQueue(Database database) {
        this.database = database;
    }

    /**
     * Leases the registry that is due first.
     *
     * @param owner the name of the replica
     * @param length how long the lease is, unless it is prolonged
     * @return empty where no registry is due
     */
    public Optional<Lease> take(String owner, Duration length) throws StoreException {
        return database.transaction(
                t -> {
                    Optional<Lease> abandoned = t.first(ABANDONED, RunQueue::lease);
                    Optional<Lease> next =
                            abandoned.isPresent() ? abandoned : t.first(DUE, RunQueue::lease);
                    return next.isPresent()
                            ? Optional.of(taken(t, next.get(), owner, length))
                            : Optional.<Lease>empty();
                });
    }

    /** One condition and one index a query: each worker asks both every second. */
    private static String next(String condition, String order) {
        return """
                select r.*, wanted > seen as pending, current_timestamp as now from registry r
                where not paused and origin <> 'removed' and %s
                order by %s limit 1 for update skip locked"""
                .formatted(condition, order);
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getString("id"),
                row.getString("configuration"),
                RegistryStore.origin(row),
                0,
                row.getLong("fence") + 1,
                row.getLong("wanted"),
                row.getBoolean("pending") ? Cause.of(row.getString("cause")) : Cause.SCHEDULE,
                row.getBoolean("pending") ? Transaction.number(row, "delivery") : null,
                Trace.continuing(row.getBoolean("pending") ? Transaction.text(row, "trace") : ""),
                row.getInt("failures"),
                Transaction.time(row, "now"),
                row.getString("observed"),
                Transaction.instant(row, "last_change"),
                row.getBoolean("pending"));
    }

    private static Lease taken(Transaction t, Lease due, String owner, Duration length)
            throws SQLException {
        t.update(
                "update registry set due = "
                        + FAR_AHEAD
                        + ", priority = 0, fence = ?, owner = ?, started = current_timestamp, leased_until = current_timestamp + "
                        + SECONDS
                        + " where id = ?",
                due.fence(),
                owner,
                seconds(length),
                due.registry());
        int lost =
                t.update(
                        """
                        update run set outcome = 'lost', ended = current_timestamp,
                            summary = 'The replica ended or hung, so the run was started again.'
                        where registry = ? and outcome = 'running'""",
                        due.registry());
        if (lost > 0) {
            t.update("update registry set failures = failures + 1 where id = ?", due.registry());
        }
        long run =
                t.insert(
                        """
                        insert into run (registry, fence, owner, cause, delivery, trace, started, outcome)
                        values (?, ?, ?, ?, ?, ?, current_timestamp, 'running')""",
                        due.registry(),
                        due.fence(),
                        owner,
                        due.cause().text(),
                        due.delivery(),
                        due.trace().toString());
        return new Lease(
                due.registry(),
                due.configuration(),
                due.origin(),
                run,
                due.fence(),
                due.wanted(),
                due.cause(),
                due.delivery(),
                due.trace(),
                due.failures() + lost,
                due.taken(),
                due.seen(),
                due.changed(),
                due.requested());
    }

    /** How many registries are due and wait for a replica. */
    public long waiting() throws StoreException {
        return database.transaction(
                t ->
                        t.first(
                                        """
                                        select count(*) from registry
                                        where not paused and origin <> 'removed' and leased_until is null and due <= current_timestamp""",
                                        row -> row.getLong(1))
                                .orElse(0L));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
