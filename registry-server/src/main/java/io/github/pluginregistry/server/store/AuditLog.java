package io.github.pluginregistry.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who changed what, and which secrets were used; never a secret. */
public final class AuditLog {

    /** The actor of what the server does by itself. */
    public static final String SERVER = "server";

    private final Database database;

    /** Uses a database. */
    public AuditLog(Database database) {
        this.database = database;
    }

    /**
     * An entry.
     *
     * @param id its number
     * @param at when
     * @param actor the name of the API token, or {@value AuditLog#SERVER}
     * @param action what was done, for example {@code credential.put}
     * @param subject to what, for example the name of the credential
     * @param detail more for people; may be empty
     */
    public record Entry(
            long id, Instant at, String actor, String action, String subject, String detail) {}

    /** Adds an entry. */
    public void add(String actor, String action, String subject, String detail)
            throws StoreException {
        database.transaction(
                t ->
                        t.update(
                                "insert into audit (at, actor, action, subject, detail) values (current_timestamp, ?, ?, ?, ?)",
                                actor,
                                action,
                                subject,
                                detail));
    }

    /** The last entries with a smaller number, the latest first. */
    public List<Entry> all(long before, int limit) throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                "select * from audit where id < ? order by id desc limit ?",
                                row ->
                                        new Entry(
                                                row.getLong("id"),
                                                Transaction.time(row, "at"),
                                                row.getString("actor"),
                                                row.getString("action"),
                                                row.getString("subject"),
                                                Transaction.text(row, "detail")),
                                before,
                                limit));
    }

    /** Deletes entries of so long ago. */
    public int deleteOlderThan(Duration age) throws StoreException {
        return database.transaction(
                t ->
                        t.update(
                                "delete from audit where at < current_timestamp - cast(? as double precision) * interval '1' second",
                                age.toSeconds()));
    }
}
