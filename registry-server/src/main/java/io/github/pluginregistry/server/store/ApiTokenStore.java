package io.github.pluginregistry.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens of the API, of which only hashes are kept. */
public final class ApiTokenStore {

    private final Database database;

    /** Uses a database. */
    public ApiTokenStore(Database database) {
        this.database = database;
    }

    /** What the owner of a token may do; each role may do what those before it may. */
    public enum Role {
        /** See registries, runs and deliveries. */
        LOOK,
        /** Start runs, and pause registries. */
        RUN,
        /** Change registries, credentials and tokens, and read the audit log. */
        ADMINISTER;

        /** As the database and the API have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads a role.
         *
         * @throws IllegalArgumentException if there is no such role
         */
        public static Role of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /** Whether this role may do what another may. */
        public boolean includes(Role other) {
            return compareTo(other) >= 0;
        }
    }

    /**
     * A token, without its text.
     *
     * @param name its name
     * @param role what its owner may do
     * @param created when it was created
     * @param used when it was used last; null where it never was
     */
    public record ApiToken(String name, Role role, Instant created, @Nullable Instant used) {

        /** When it was used last. */
        public Optional<Instant> lastUsed() {
            return Optional.ofNullable(used);
        }
    }

    /**
     * Adds a token, or replaces the one of that name.
     *
     * @param hash the SHA-256 of the token, in hexadecimal
     */
    public void put(String name, String hash, Role role) throws StoreException {
        database.transaction(
                t -> {
                    t.update("delete from api_token where name = ?", name);
                    return t.update(
                            "insert into api_token (name, hash, role, created) values (?, ?, ?, current_timestamp)",
                            name,
                            hash,
                            role.text());
                });
    }

    /** Finds a token by its hash, and notes its use. */
    public Optional<ApiToken> use(String hash) throws StoreException {
        return database.transaction(
                t -> {
                    Optional<ApiToken> token =
                            t.first(
                                    "select * from api_token where hash = ?",
                                    ApiTokenStore::row,
                                    hash);
                    if (token.isPresent()) {
                        t.update(
                                """
                                update api_token set last_used = current_timestamp where hash = ?
                                  and (last_used is null or last_used < current_timestamp - interval '1' minute)""",
                                hash);
                    }
                    return token;
                });
    }

    /** All tokens, by name. */
    public List<ApiToken> all() throws StoreException {
        return database.transaction(
                t -> t.list("select * from api_token order by name", ApiTokenStore::row));
    }

    /** Deletes a token; false where there is none. */
    public boolean remove(String name) throws StoreException {
        return database.transaction(
                t -> t.update("delete from api_token where name = ?", name) == 1);
    }

    static ApiToken row(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getString("name"),
                Role.of(row.getString("role")),
                Transaction.time(row, "created"),
                Transaction.instant(row, "last_used"));
    }
}
