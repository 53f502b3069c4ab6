package io.github.pluginregistry.server.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which repositories the registries watch. */
public final class WatchStore {

    private final Database database;

    /** Uses a database. */
    public WatchStore(Database database) {
        this.database = database;
    }

    /**
     * Sets which repositories a registry watches.
     *
     * @param repositories their {@linkplain RepositoryKey keys}
     */
    public void watch(String id, Collection<String> repositories) throws StoreException {
        database.transaction(
                t -> {
                    Set<String> wanted = new TreeSet<>(repositories);
                    // Each poll says it again.
                    if (!Set.copyOf(watched(t, id)).equals(wanted)) {
                        t.update("delete from watched where registry = ?", id);
                        for (String repository : wanted) {
                            t.update(
                                    "insert into watched (registry, repository) values (?, ?)",
                                    id,
                                    repository);
                        }
                    }
                    return true;
                });
    }

    /**
     * The registries that watch a repository, by id.
     *
     * @param repository its {@linkplain RepositoryKey key}
     */
    public List<RegistryRow> watching(String repository) throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                RegistryStore.ROWS
                                        + " and id in (select registry from watched where repository = ?) order by id",
                                RegistryStore::row,
                                repository));
    }

    /** The keys of the repositories that a registry watches. */
    public List<String> watched(String id) throws StoreException {
        return database.transaction(t -> watched(t, id));
    }

    private static List<String> watched(Transaction t, String id) throws SQLException {
        return t.list(
                "select repository from watched where registry = ? order by repository",
                row -> row.getString(1),
                id);
    }
}
