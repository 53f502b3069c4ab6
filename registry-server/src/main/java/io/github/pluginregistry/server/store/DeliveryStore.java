package io.github.pluginregistry.server.store;

import io.github.pluginregistry.server.store.DeliveryRow.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The deliveries of webhooks. */
public final class DeliveryStore {

    private final Database database;

    /** Uses a database. */
    public DeliveryStore(Database database) {
        this.database = database;
    }

    /**
     * Records a delivery; one that came before is counted.
     *
     * @param hook the name of the webhook
     * @param delivery the id that the sender gave, or a hash of the body
     * @param event the event as the forge names it
     * @param repository the {@linkplain RepositoryKey key} of the repository; empty where there is
     *     none
     * @return its number
     */
    public long record(String hook, String delivery, String event, String repository)
            throws StoreException {
        return database.transaction(
                t -> {
                    t.update(
                            """
                            insert into delivery (hook, delivery, event, repository, received, count, outcome)
                            values (?, ?, ?, ?, current_timestamp, 0, 'ignored')
                            on conflict do nothing""",
                            hook,
                            delivery,
                            event,
                            repository);
                    t.update(
                            """
                            update delivery set count = count + 1, received = current_timestamp
                            where hook = ? and delivery = ?""",
                            hook,
                            delivery);
                    return t.first(
                                    "select id from delivery where hook = ? and delivery = ?",
                                    row -> row.getLong(1),
                                    hook,
                                    delivery)
                            .orElseThrow();
                });
    }

    /** Writes what the server did with a delivery. */
    public void outcome(long id, Outcome outcome, String detail) throws StoreException {
        database.transaction(
                t ->
                        t.update(
                                "update delivery set outcome = ?, detail = ? where id = ?",
                                outcome.text(),
                                detail,
                                id));
    }

    /** The last deliveries with a smaller number, the latest first. */
    public List<DeliveryRow> all(long before, int limit) throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                "select * from delivery where id < ? order by id desc limit ?",
                                DeliveryStore::row,
                                before,
                                limit));
    }

    /** One delivery. */
    public Optional<DeliveryRow> find(long id) throws StoreException {
        return database.transaction(
                t -> t.first("select * from delivery where id = ?", DeliveryStore::row, id));
    }

    /** Deletes deliveries that came so long ago. */
    public int deleteOlderThan(Duration age) throws StoreException {
        return database.transaction(
                t ->
                        t.update(
                                "delete from delivery where received < current_timestamp - cast(? as double precision) * interval '1' second",
                                age.toSeconds()));
    }

    private static DeliveryRow row(ResultSet row) throws SQLException {
        return new DeliveryRow(
                row.getLong("id"),
                row.getString("hook"),
                row.getString("delivery"),
                row.getString("event"),
                Transaction.text(row, "repository"),
                Transaction.time(row, "received"),
                row.getInt("count"),
                Outcome.of(row.getString("outcome")),
                Transaction.text(row, "detail"));
    }
}
