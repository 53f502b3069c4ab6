package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.file.CacheFile;
import io.github.pluginregistry.core.file.Fingerprint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which repositories were asked in version 2 of git's protocol and answered, so that they
 * need not be asked first whether they speak it.
 *
 * <p>On disk it is an empty file for each of them, named by the digest of the address. It is a
 * cache: a file that is missing costs a request, and one that is wrong costs two.
 */
public final class ProtocolMemory {

    private final Optional<Path> directory;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private ProtocolMemory(Optional<Path> directory) {
        this.directory = directory;
    }

    /** A memory that ends with the run. */
    public static ProtocolMemory ofThisRun() {
        return new ProtocolMemory(Optional.empty());
    }

    /** A memory that lasts. */
    public static ProtocolMemory in(Path directory) {
        return new ProtocolMemory(Optional.of(directory));
    }

    boolean knows(URI repository) {
        String name = name(repository);
        return known.contains(name) || file(name).filter(CacheFile::isThere).isPresent();
    }

    void remember(URI repository) {
        String name = name(repository);
        known.add(name);
        file(name).ifPresent(ProtocolMemory::create);
    }

    void forget(URI repository) {
        String name = name(repository);
        known.remove(name);
        file(name).ifPresent(ProtocolMemory::delete);
    }

    private Optional<CacheFile> file(String name) {
        return directory.map(folder -> new CacheFile(folder.resolve(name)));
    }

    private static void create(CacheFile file) {
        try {
            if (!file.isThere()) {
                file.write("");
            }
        } catch (IOException e) {
            // Nothing is lost but a request the next time.
        }
    }

    private static void delete(CacheFile file) {
        try {
            file.delete();
        } catch (IOException e) {
            // It is found wrong again the next time, which costs two requests.
        }
    }

    private static String name(URI repository) {
        return Fingerprint.of(repository.toString());
    }
}
