package io.github.pluginregistry.server.http;

import io.github.pluginregistry.core.io.AtomicFile;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.server.store.PublishedFile;
import io.github.pluginregistry.server.store.PublishedFileStore;
import io.github.pluginregistry.server.store.PublishedFileStore.Version;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Published files, and copies of them in a directory that are read while the database is away. The
 * name of a copy is a hash of the registry and the path, so that no request leads elsewhere.
 */
public final class PublishedCopies {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedCopies.class);

    /** The registry's id and the path, the ETag, and the time of the last change; then the file. */
    private static final int LINES = 3;

    private final PublishedFileStore files;
    private final Path directory;
    private final long maximumSize;

    /** The ETag of each copy that is known to be whole, by the name of the copy. */
    private final Map<String, String> whole = new HashMap<>();

    /**
     * @param directory where the copies are; created when it is needed
     * @param maximumSize how many bytes the copies may take
     */
    public PublishedCopies(PublishedFileStore files, Path directory, long maximumSize) {
        this.files = files;
        this.directory = directory;
        this.maximumSize = maximumSize;
    }

    /**
     * Finds a file, or its copy while the database is away.
     *
     * @throws StoreException if the database is away, and there is no copy
     */
    Optional<PublishedFile> find(String registry, String file) throws StoreException {
        try {
            return files.find(registry, file);
        } catch (StoreException e) {
            Optional<PublishedFile> copy = read(key(registry, file));
            if (copy.isEmpty()) {
                throw e;
            }
            return copy;
        }
    }

    /** Copies what has changed, and deletes copies of what is published no more. */
    public synchronized void refresh() {
        try {
            Files.createDirectories(directory);
            Set<String> names = new HashSet<>();
            long size = 0;
            for (Version version : files.versions()) {
                String key = key(version.registry(), version.file());
                size += version.bytes();
                if (size <= maximumSize) {
                    names.add(Sha256.of(key));
                    copy(key, version);
                }
            }
            deleteOthers(names);
        } catch (IOException | StoreException e) {
            LOG.warn("published files are not copied: {}", e.getMessage());
        }
    }

    private void copy(String key, Version version) throws IOException, StoreException {
        String name = Sha256.of(key);
        if (version.etag().equals(whole.get(name))) {
            return;
        }
        if (read(key).filter(copy -> copy.etag().equals(version.etag())).isPresent()) {
            whole.put(name, version.etag());
            return;
        }
        Optional<PublishedFile> file = files.find(version.registry(), version.file());
        if (file.isPresent()) {
            String text =
                    "%s\n%s\n%s\n%s"
                            .formatted(
                                    key,
                                    file.get().etag(),
                                    file.get().updated(),
                                    file.get().content());
            try (AtomicFile draft = AtomicFile.of(directory.resolve(name), text)) {
                draft.publish();
                whole.put(name, file.get().etag());
            }
        }
    }

    private void deleteOthers(Set<String> names) throws IOException {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(directory)) {
            for (Path copy : copies) {
                String name = String.valueOf(copy.getFileName());
                if (!names.contains(name)) {
                    Files.delete(copy);
                    whole.remove(name);
                }
            }
        }
    }

    /** A copy that is damaged is none. */
    private Optional<PublishedFile> read(String key) {
        Path copy = directory.resolve(Sha256.of(key));
        if (!Files.isRegularFile(copy)) {
            return Optional.empty();
        }
        try {
            String text =
                    new String(
                            BoundedFileReader.bytes(copy, 2 * BoundedFileReader.LIMIT),
                            StandardCharsets.UTF_8);
            String[] parts = text.split("\n", LINES + 1);
            if (parts.length <= LINES || !parts[0].equals(key)) {
                return Optional.empty();
            }
            PublishedFile file =
                    new PublishedFile(
                            key.substring(key.indexOf('/') + 1),
                            parts[LINES],
                            parts[1],
                            Instant.parse(parts[2]));
            return PublishedFileStore.etag(file.content()).equals(file.etag())
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String key(String registry, String file) {
        return registry + "/" + file;
    }
}
