package io.github.pluginregistry.core.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small file of the cache. Whatever happens to it costs time at worst: what is no regular file,
 * is too large or is no text counts as missing, and is replaced when there is something to keep.
 */
public record CacheFile(Path path) {

    /** Enough for a note on each of ten thousand plugins. */
    static final int LIMIT = 1024 * 1024;

    /** Whether the file exists. */
    public boolean isThere() {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Its text; empty where there is none that can be used. */
    public Optional<String> text() {
        try {
            return Optional.of(BoundedFileReader.text(path, LIMIT));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a text. Always in a file of its own, so that nothing is written into what a link, a
     * pipe or another name leads to. A run that is killed may leave a part of it, and a reader may
     * find it missing.
     *
     * @throws IOException if it cannot be kept; the text from before is gone, too, where it could
     *     be
     */
    public void write(String text) throws IOException {
        Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
        delete();
        Files.writeString(path, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Deletes it, and anything else in its place. */
    public void delete() throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(path, new Deletion());
        }
        Files.deleteIfExists(path);
    }

    /** Deletes what is in a directory, and follows no link. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
