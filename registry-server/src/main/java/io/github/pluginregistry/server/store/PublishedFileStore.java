package io.github.pluginregistry.server.store;

import io.github.pluginregistry.core.io.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of the registries as they are published, for readers. */
public final class PublishedFileStore {

    private static final int ETAG_LENGTH = 32;

    private final Database database;

    /** Uses a database. */
    public PublishedFileStore(Database database) {
        this.database = database;
    }

    /**
     * Replaces the files of a registry; those with the same text keep their time.
     *
     * @param files the texts by path
     */
    public void replace(String registry, Map<String, String> files) throws StoreException {
        database.transaction(
                t -> {
                    for (PublishedFile file : of(registry)) {
                        if (!files.containsKey(file.file())) {
                            t.update(
                                    "delete from published where registry = ? and file = ?",
                                    registry,
                                    file.file());
                        }
                    }
                    for (var file : new TreeMap<>(files).entrySet()) {
                        write(t, registry, file.getKey(), file.getValue());
                    }
                    return true;
                });
    }

    private static void write(Transaction t, String registry, String file, String content)
            throws SQLException {
        String etag = etag(content);
        t.update(
                """
                insert into published (registry, file, content, etag, updated)
                values (?, ?, ?, ?, current_timestamp) on conflict do nothing""",
                registry,
                file,
                content,
                etag);
        t.update(
                """
                update published set content = ?, etag = ?, updated = current_timestamp
                where registry = ? and file = ? and etag <> ?""",
                content,
                etag,
                registry,
                file,
                etag);
    }

    /** The ETag of a text, with its quotes. */
    public static String etag(String content) {
        return '"' + Sha256.of(content).substring(0, ETAG_LENGTH) + '"';
    }

    /**
     * A file without its text.
     *
     * @param registry the registry's id
     * @param file its path
     * @param etag the ETag of its text
     * @param bytes how large the text is, nearly
     */
    public record Version(String registry, String file, String etag, long bytes) {}

    /** All files of all registries. */
    public List<Version> versions() throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                "select registry, file, etag, length(content) as size from published order by registry, file",
                                row ->
                                        new Version(
                                                row.getString("registry"),
                                                row.getString("file"),
                                                row.getString("etag"),
                                                row.getLong("size"))));
    }

    /** One file. */
    public Optional<PublishedFile> find(String registry, String file) throws StoreException {
        return database.transaction(
                t ->
                        t.first(
                                "select * from published where registry = ? and file = ?",
                                PublishedFileStore::row,
                                registry,
                                file));
    }

    /** All files of a registry, by path. */
    public List<PublishedFile> of(String registry) throws StoreException {
        return database.transaction(
                t ->
                        t.list(
                                "select * from published where registry = ? order by file",
                                PublishedFileStore::row,
                                registry));
    }

    private static PublishedFile row(ResultSet row) throws SQLException {
        return new PublishedFile(
                row.getString("file"),
                row.getString("content"),
                row.getString("etag"),
                Transaction.time(row, "updated"));
    }
}
