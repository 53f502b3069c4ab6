package io.github.pluginregistry.server.store;

import io.github.pluginregistry.server.store.ApiTokenStore.ApiToken;
import java.time.Duration;
import java.util.Optional;

/** Who is signed in on the page. Only hashes of the values of cookies are kept. */
public final class SessionStore {

    private final Database database;

    /** Uses a database. */
    public SessionStore(Database database) {
        this.database = database;
    }

    /**
     * Starts a session.
     *
     * @param hash the SHA-256 of the value of the cookie, in hexadecimal
     * @param token the name of the API token that was used to sign in
     * @param length how long the session is
     */
    public void start(String hash, String token, Duration length) throws StoreException {
        database.transaction(
                t -> {
                    t.update("delete from session where expires < current_timestamp");
                    return t.update(
                            """
                            insert into session (hash, token, expires)
                            values (?, ?, current_timestamp + cast(? as double precision) * interval '1' second)""",
                            hash,
                            token,
                            (double) length.toSeconds());
                });
    }

    /** The token of a session that has not expired. */
    public Optional<ApiToken> find(String hash) throws StoreException {
        return database.transaction(
                t ->
                        t.first(
                                """
                                select a.* from session s join api_token a on a.name = s.token
                                where s.hash = ? and s.expires > current_timestamp""",
                                ApiTokenStore::row,
                                hash));
    }

    /** Ends a session. */
    public void end(String hash) throws StoreException {
        database.transaction(t -> t.update("delete from session where hash = ?", hash));
    }
}
