package io.github.pluginregistry.server.store;

import io.github.pluginregistry.server.log.Trace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests to others after a run, kept until they are answered or given up. */
public final class OutgoingStore {

    private static final String NEXT =
            """
            select * from outgoing
            where outcome = 'waiting' and due <= current_timestamp
              and (leased_until is null or leased_until < current_timestamp)
            order by due limit 1 for update skip locked""";

    private final Database database;

    /** Uses a database. */
    public OutgoingStore(Database database) {
        this.database = database;
    }

    /**
     * A request to others.
     *
     * @param id its number
     * @param registry the registry's id
     * @param run the number of the run
     * @param target the name of the target in the registry's configuration
     * @param body what is sent, as JSON
     * @param trace the trace of the run, as the header {@code traceparent} has it
     * @param created when the run ended
     * @param attempts how often it was sent, this time included
     * @param outcome {@code waiting}, {@code sent} or {@code given up}
     * @param detail the last answer, one line for people; may be empty
     */
    public record Outgoing(
            long id,
            String registry,
            long run,
            String target,
            String body,
            String trace,
            Instant created,
            int attempts,
            String outcome,
            String detail) {}

    /** Adds a request; one for the same run and target is kept. */
    public void add(String registry, long run, String target, String body, Trace trace)
            throws StoreException {
        database.transaction(
                t ->
                        t.update(
                                """
                                insert into outgoing (registry, run, target, body, trace, created, due)
                                values (?, ?, ?, ?, ?, current_timestamp, current_timestamp)
                                on conflict do nothing""",
                                registry,
                                run,
                                target,
                                body,
                                trace.toString()));
    }

    /** Takes the request that is due first, for some time. */
    public Optional<Outgoing> take(Duration lease) throws StoreException {
        return database.transaction(
                t -> {
                    Optional<Outgoing> next = t.first(NEXT, OutgoingStore::row);
                    if (next.isEmpty()) {
                        return next;
                    }
                    t.update(
                            "update outgoing set attempts = attempts + 1, leased_until = current_timestamp + cast(? as double precision) * interval '1' second where id = ?",
                            lease.toMillis() / 1000.0,
                            next.get().id());
                    return t.first(
                            "select * from outgoing where id = ?",
                            OutgoingStore::row,
                            next.get().id());
                });
    }

    /** Ends a request that was answered. */
    public void sent(Outgoing request, String detail) throws StoreException {
        end(request, "sent", detail);
    }

    /** Ends a request that is not tried again. */
    public void giveUp(Outgoing request, String detail) throws StoreException {
        end(request, "given up", detail);
    }

    private void end(Outgoing request, String outcome, String detail) throws StoreException {
        database.transaction(
                t ->
                        t.update(
                                "update outgoing set outcome = ?, detail = ?, leased_until = null where id = ?",
                                outcome,
                                detail,
                                request.id()));
    }

    /** Tries a request again after some time. */
    public void retry(Outgoing request, Duration delay, String detail) throws StoreException {
        database.transaction(
                t ->
                        t.update(
                                "update outgoing set detail = ?, leased_until = null, due = current_timestamp + cast(? as double precision) * interval '1' second where id = ?",
                                detail,
                                delay.toMillis() / 1000.0,
                                request.id()));
    }

    /** The last requests of a registry, the latest first. */
    public List<Outgoing> of(String registry, int limit) throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                "select * from outgoing where registry = ? order by id desc limit ?",
                                OutgoingStore::row,
                                registry,
                                limit));
    }

    /** Deletes requests that ended, of runs of so long ago. */
    public int deleteOlderThan(Duration age) throws StoreException {
        return database.transaction(
                t ->
                        t.update(
                                "delete from outgoing where outcome <> 'waiting' and created < current_timestamp - cast(? as double precision) * interval '1' second",
                                age.toSeconds()));
    }

    private static Outgoing row(ResultSet row) throws SQLException {
        return new Outgoing(
                row.getLong("id"),
                row.getString("registry"),
                row.getLong("run"),
                row.getString("target"),
                row.getString("body"),
                Transaction.text(row, "trace"),
                Transaction.time(row, "created"),
                row.getInt("attempts"),
                row.getString("outcome"),
                Transaction.text(row, "detail"));
    }
}
