package io.github.pluginregistry.server.store;

import io.github.pluginregistry.server.store.RunOutcome.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of runs. */
public final class RunStore {

    private static final String ROWS =
            "select id, registry, owner, cause, delivery, trace, started, ended, outcome, summary, changes, published from run";

    private final Database database;

    /** Uses a database. */
    public RunStore(Database database) {
        this.database = database;
    }

    /**
     * The last runs of a registry, the latest first.
     *
     * @param before only runs with a smaller number; {@link Long#MAX_VALUE} for the latest
     * @param limit how many at most
     */
    public List<RunRow> of(String registry, long before, int limit) throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                ROWS + " where registry = ? and id < ? order by id desc limit ?",
                                RunStore::row,
                                registry,
                                before,
                                limit));
    }

    /** The last runs of all registries, the latest first. */
    public List<RunRow> all(long before, int limit) throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                ROWS + " where id < ? order by id desc limit ?",
                                RunStore::row,
                                before,
                                limit));
    }

    /** One run. */
    public Optional<RunRow> find(long id) throws StoreException {
        return database.transaction(t -> t.first(ROWS + " where id = ?", RunStore::row, id));
    }

    /** The log of a run, so far as it is written. */
    public Optional<String> log(long id) throws StoreException {
        return database.transaction(
                t ->
                        t.first(
                                "select log from run where id = ?",
                                row -> Transaction.text(row, "log"),
                                id));
    }

    /** Writes the log of a run that is under way; has no effect when it ended. */
    public void writeLog(long id, String log) throws StoreException {
        database.transaction(
                t ->
                        t.update(
                                "update run set log = ? where id = ? and outcome = 'running'",
                                log,
                                id));
    }

    /** When a registry's runs published something, the latest first. */
    public List<Instant> changes(String registry, int limit) throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                "select started from run where registry = ? and outcome = 'changed' order by id desc limit ?",
                                row -> Transaction.time(row, "started"),
                                registry,
                                limit));
    }

    /** Deletes runs that ended so long ago, except the last one of each registry. */
    public int deleteOlderThan(Duration age) throws StoreException {
        return database.transaction(
                t ->
                        t.update(
                                """
                                delete from run where outcome <> 'running'
                                  and started < current_timestamp - cast(? as double precision) * interval '1' second
                                  and id not in (select max(r.id) from run r join registry g on g.id = r.registry
                                                 where g.origin <> 'removed' group by r.registry)""",
                                age.toSeconds()));
    }

    private static RunRow row(ResultSet row) throws SQLException {
        return new RunRow(
                row.getLong("id"),
                row.getString("registry"),
                row.getString("owner"),
                Cause.of(row.getString("cause")),
                Transaction.number(row, "delivery"),
                Transaction.text(row, "trace"),
                Transaction.time(row, "started"),
                Transaction.instant(row, "ended"),
                Result.of(row.getString("outcome")),
                Transaction.text(row, "summary"),
                row.getString("changes") == null ? "[]" : row.getString("changes"),
                Transaction.text(row, "published"));
    }
}
