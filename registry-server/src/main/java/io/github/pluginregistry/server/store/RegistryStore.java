package io.github.pluginregistry.server.store;

import io.github.pluginregistry.server.store.RegistryRow.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The registries: their configuration, and when they are due. */
public final class RegistryStore {

    /** A registry that is no longer in server.yaml; its history is kept for a while. */
    private static final String REMOVED = "removed";

    static final String ROWS =
            "select r.*, wanted > seen as pending from registry r where r.origin <> 'removed'";

    private final Database database;

    /** Uses a database. */
    public RegistryStore(Database database) {
        this.database = database;
    }

    /** All registries, by id. */
    public List<RegistryRow> all() throws StoreException {
        return database.transaction(t -> t.list(ROWS + " order by id", RegistryStore::row));
    }

    /** One registry. */
    public Optional<RegistryRow> find(String id) throws StoreException {
        return database.transaction(t -> t.first(ROWS + " and id = ?", RegistryStore::row, id));
    }

    static RegistryRow row(ResultSet row) throws SQLException {
        boolean running = row.getObject("leased_until") != null;
        return new RegistryRow(
                row.getString("id"),
                row.getString("configuration"),
                origin(row),
                row.getBoolean("paused"),
                running ? null : Transaction.instant(row, "due"),
                row.getBoolean("pending"),
                Cause.of(row.getString("cause")),
                running ? row.getString("owner") : null,
                running ? Transaction.instant(row, "started") : null,
                row.getInt("failures"),
                Transaction.instant(row, "last_run"),
                Transaction.instant(row, "last_change"));
    }

    static Origin origin(ResultSet row) throws SQLException {
        return Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT));
    }

    /**
     * Makes the registries of server.yaml those of the database. A registry that is gone from the
     * file does not run any more; its history stays until it is too old.
     *
     * @param configurations the configurations as JSON, by id
     */
    public void fromFile(Map<String, String> configurations) throws StoreException {
        database.transaction(
                t -> {
                    for (String id :
                            t.list(
                                    "select id from registry where origin = 'file' order by id",
                                    row -> row.getString(1))) {
                        if (!configurations.containsKey(id)) {
                            t.update("update registry set origin = ? where id = ?", REMOVED, id);
                        }
                    }
                    for (var entry : new TreeMap<>(configurations).entrySet()) {
                        put(t, entry.getKey(), entry.getValue(), Origin.FILE);
                    }
                    return true;
                });
    }

    /**
     * Adds a registry, or changes its configuration; then it is due.
     *
     * @return false where server.yaml has a registry of this id, which only the file changes
     */
    public boolean put(String id, String configuration) throws StoreException {
        return database.transaction(
                t -> {
                    if (isFromFile(t, id)) {
                        return false;
                    }
                    put(t, id, configuration, Origin.API);
                    return true;
                });
    }

    /**
     * Removes a registry with its history.
     *
     * @return false where there is none, or where it is one of server.yaml
     */
    public boolean remove(String id) throws StoreException {
        return database.transaction(
                t -> t.update("delete from registry where id = ? and origin = 'api'", id) == 1);
    }

    private static boolean isFromFile(Transaction t, String id) throws SQLException {
        return t.first(
                        "select id from registry where id = ? and origin = 'file'",
                        row -> row.getString(1),
                        id)
                .isPresent();
    }

    private static void put(Transaction t, String id, String configuration, Origin origin)
            throws SQLException {
        String from = origin.name().toLowerCase(Locale.ROOT);
        t.update(
                """
                insert into registry (id, configuration, origin, due, wanted, cause)
                values (?, ?, ?, current_timestamp, 1, 'configuration')
                on conflict do nothing""",
                id,
                configuration,
                from);
        int changed =
                t.update(
                        """
                        update registry set configuration = ?, origin = ?, observed = null
                        where id = ? and (configuration <> ? or origin <> ?)""",
                        configuration,
                        from,
                        id,
                        configuration,
                        from);
        if (changed > 0) {
            request(t, List.of(new RunRequest(id, Cause.CONFIGURATION, null, 0, Duration.ZERO)));
        }
    }

    /**
     * Requests a run: the registry is due after the delay, or earlier where it was.
     *
     * @return false where there is no such registry
     */
    public boolean request(RunRequest request) throws StoreException {
        return !request(List.of(request)).isEmpty();
    }

    /**
     * Requests several runs in one round trip.
     *
     * @param requests in the order of the registries' ids, in which all transactions lock them
     * @return the ids of the registries that there are
     */
    public List<String> request(List<RunRequest> requests) throws StoreException {
        return database.transaction(t -> request(t, requests));
    }

    /** While a run is under way {@code due} lies far ahead, so a request makes it due again. */
    private static List<String> request(Transaction t, List<RunRequest> requests)
            throws SQLException {
        int[] changed =
                t.updates(
                        """
                        update registry
                        set wanted = wanted + 1,
                            priority = greatest(priority, ?),
                            cause = ?,
                            delivery = ?,
                            trace = ?,
                            due = least(due, current_timestamp + cast(? as double precision) * interval '1' second)
                        where id = ? and origin <> 'removed'""",
                        requests.stream().map(RegistryStore::parameters).toList());
        return IntStream.range(0, changed.length)
                .filter(i -> changed[i] == 1)
                .mapToObj(i -> requests.get(i).registry())
                .toList();
    }

    private static @Nullable Object[] parameters(RunRequest request) {
        return new @Nullable Object[] {
            request.priority(),
            request.cause().text(),
            request.delivery(),
            request.trace() == null ? null : request.trace().toString(),
            request.delay().toMillis() / 1000.0,
            request.registry()
        };
    }

    /** Makes a registry due at a time, unless it is due earlier or runs. */
    public void dueBy(String id, Instant time) throws StoreException {
        database.transaction(
                t ->
                        t.update(
                                "update registry set due = least(due, ?) where id = ? and leased_until is null",
                                time,
                                id));
    }

    /**
     * Notes how a registry uses extensions.
     *
     * @param use as JSON; null where it uses none
     */
    public void extensions(String id, @Nullable String use) throws StoreException {
        database.transaction(
                t ->
                        t.update(
                                "update registry set extensions = ? where id = ? and extensions is distinct from ?",
                                use,
                                id,
                                use));
    }

    /** How the last run of a registry used extensions, as JSON; empty where it used none. */
    public Optional<String> extensions(String id) throws StoreException {
        return database.transaction(
                t ->
                        t.first(
                                "select extensions from registry where id = ? and extensions is not null",
                                row -> row.getString(1),
                                id));
    }

    /** Pauses a registry, or ends its pause. A run that is under way goes on. */
    public boolean pause(String id, boolean paused) throws StoreException {
        return database.transaction(
                t ->
                        t.update(
                                        "update registry set paused = ? where id = ? and origin <> 'removed'",
                                        paused,
                                        id)
                                == 1);
    }

    /** Deletes registries that are gone from server.yaml and have no history any more. */
    public int deleteRemoved() throws StoreException {
        return database.transaction(
                t ->
                        t.update(
                                "delete from registry where origin = 'removed' and id not in (select registry from run)"));
    }
}
