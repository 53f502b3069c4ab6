package io.github.pluginregistry.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files up to a size limit. What is larger, or has no end, such as a device or a pipe, is not
 * read, and neither is what a symbolic link in the file's place leads to. A caller that allows
 * links resolves them first, within a boundary.
 */
public final class BoundedFileReader {

    /** The default limit, larger than any file of a registry. */
    public static final int LIMIT = 16 * 1024 * 1024;

    private BoundedFileReader() {}

    /**
     * All bytes of a file.
     *
     * @throws TooLargeException if there are more
     */
    public static byte[] bytes(Path file, int limit) throws IOException {
        BasicFileAttributes found =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, kind(found));
        }
        if (found.size() > limit) {
            throw new TooLargeException(file, limit);
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(limit + 1);
            // It may have grown since, and some say that they are empty and are not.
            if (bytes.length > limit) {
                throw new TooLargeException(file, limit);
            }
            return bytes;
        }
    }

    private static String kind(BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return "this is a symbolic link, not a file";
        }
        return found.isDirectory()
                ? "this is a directory, not a file"
                : "this is a device or a pipe, not a file";
    }

    /**
     * The text of a file in UTF-8.
     *
     * @throws java.nio.charset.CharacterCodingException if it is none
     * @throws IOException as {@link #bytes} does
     */
    public static String text(Path file, int limit) throws IOException {
        return text(bytes(file, limit));
    }

    /**
     * Bytes as a text in UTF-8.
     *
     * @throws java.nio.charset.CharacterCodingException if they are none
     */
    public static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** A file is larger than any file of its kind, and was not read. */
    public static final class TooLargeException extends FileSystemException {

        @Serial private static final long serialVersionUID = 1L;

        private TooLargeException(Path file, int limit) {
            super(
                    file.toString(),
                    null,
                    "it is larger than %d MB and was not read; check that it is the right file"
                            .formatted(limit / 1024 / 1024));
        }
    }
}
