package io.github.pluginregistry.core.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * An empty file that a process holds a lock on. The lock ends with the process, however that ends;
 * the file stays.
 *
 * @param channel open for as long as this class is loaded: on POSIX, closing any channel of a file
 *     gives up every lock that the process holds on it, one of another class loader's, too ({@link
 *     FileLock}, "Platform dependencies")
 * @param key tells the file from a later one of the same name, where the platform has keys
 */
record LockFile(FileChannel channel, String key) {

    private static final ConcurrentMap<Path, LockFile> OPEN = new ConcurrentHashMap<>();

    /**
     * Locks a file, and makes it where it is not there.
     *
     * @return empty if the lock is held already, by another process or by this one
     */
    static Optional<FileLock> tryLock(Path file) throws IOException {
        LockFile open = OPEN.get(file);
        if (open == null || !open.isStill(file)) {
            open = open(file);
            OPEN.put(file, open);
        }
        try {
            return Optional.ofNullable(open.channel.tryLock());
        } catch (OverlappingFileLockException heldInThisProcess) {
            return Optional.empty();
        }
    }

    private static LockFile open(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        // Opening a pipe blocks until another process reads from it.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isFile(file)) {
            new CacheFile(file).delete();
        }
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        return new LockFile(channel, keyOf(file));
    }

    /** The cache may have been deleted while this process was running. */
    private boolean isStill(Path file) throws IOException {
        return channel.isOpen() && isFile(file) && key.equals(keyOf(file));
    }

    private static boolean isFile(Path file) {
        return new CacheFile(file).isThere();
    }

    private static String keyOf(Path file) throws IOException {
        return String.valueOf(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }
}
