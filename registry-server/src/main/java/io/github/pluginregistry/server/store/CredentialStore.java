package io.github.pluginregistry.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets that are sealed with a key outside the database. */
public final class CredentialStore {

    private final Database database;

    /** Uses a database. */
    public CredentialStore(Database database) {
        this.database = database;
    }

    /**
     * A credential, without its secret.
     *
     * @param name its name
     * @param created when it was added
     * @param changed when its secret was replaced last
     * @param used when it was used last; null where it never was
     */
    public record Credential(
            String name, Instant created, Instant changed, @Nullable Instant used) {

        /** When it was used last. */
        public Optional<Instant> lastUsed() {
            return Optional.ofNullable(used);
        }
    }

    /** Adds a sealed secret or replaces it. */
    public void put(String name, String sealed) throws StoreException {
        database.transaction(
                t -> {
                    if (t.update(
                                    "update credential set sealed = ?, changed = current_timestamp where name = ?",
                                    sealed,
                                    name)
                            == 0) {
                        t.update(
                                """
                                insert into credential (name, sealed, created, changed)
                                values (?, ?, current_timestamp, current_timestamp)""",
                                name,
                                sealed);
                    }
                    return true;
                });
    }

    /** Replaces a sealed secret by another form of the same one, unless it changed meanwhile. */
    public boolean reseal(String name, String before, String after) throws StoreException {
        return database.transaction(
                t ->
                        t.update(
                                        "update credential set sealed = ? where name = ? and sealed = ?",
                                        after,
                                        name,
                                        before)
                                == 1);
    }

    /** A sealed secret. */
    public Optional<String> sealed(String name) throws StoreException {
        return database.transaction(
                t ->
                        t.first(
                                "select sealed from credential where name = ?",
                                row -> row.getString(1),
                                name));
    }

    /** Notes that a secret was used, at most once in a minute. */
    public void used(String name) throws StoreException {
        database.transaction(
                t ->
                        t.update(
                                """
                                update credential set last_used = current_timestamp where name = ?
                                  and (last_used is null or last_used < current_timestamp - interval '1' minute)""",
                                name));
    }

    /** All credentials, by name. */
    public List<Credential> all() throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                "select name, created, changed, last_used from credential order by name",
                                row ->
                                        new Credential(
                                                row.getString("name"),
                                                Transaction.time(row, "created"),
                                                Transaction.time(row, "changed"),
                                                Transaction.instant(row, "last_used"))));
    }

    /** Deletes a credential; false where there is none. */
    public boolean remove(String name) throws StoreException {
        return database.transaction(
                t -> t.update("delete from credential where name = ?", name) == 1);
    }
}
