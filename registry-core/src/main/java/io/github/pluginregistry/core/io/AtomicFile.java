package io.github.pluginregistry.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Replaces a file atomically: holds its new text in a temporary file beside it. A reader, or a run
 * that was killed, finds the old file or the new one and never a part. The new file has the
 * permissions of the old one.
 *
 * <p>A link in the file's place, symbolic or hard, is refused. A caller that allows symbolic links
 * resolves them first, within a boundary.
 */
public final class AtomicFile implements AutoCloseable {

    private static final String SUFFIX = ".registry-tmp";
    private static final Pattern UNIQUE_PART = Pattern.compile("\\.[0-9a-f-]{36}");

    private final Path file;
    private final Path draft;
    private final long size;

    private AtomicFile(Path file, long size) {
        this.file = file;
        // A name of its own for each draft, or runs that take no turns would write into one file.
        this.draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + SUFFIX);
        this.size = size;
    }

    /**
     * Writes the draft of a file, in UTF-8, and makes the directories on the way to it.
     *
     * @throws IOException if that cannot be done; nothing is left of the draft
     */
    public static AtomicFile of(Path file, String text) throws IOException {
        refuseLinks(file);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AtomicFile draft = new AtomicFile(file, bytes.length);
        try {
            draft.write(bytes);
            return draft;
        } catch (IOException e) {
            draft.close();
            throw WriteErrors.of(file, draft.size, e);
        }
    }

    /** The file whose new text this is. */
    public Path file() {
        return file;
    }

    /**
     * Puts the draft into the file's place.
     *
     * @throws IOException if that cannot be done; the file is as it was before
     */
    public void publish() throws IOException {
        try {
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw WriteErrors.of(file, size, e);
        }
    }

    /** Throws the draft away, unless it was published. */
    @Override
    public void close() {
        delete(draft);
    }

    /**
     * Deletes the drafts of a file that killed runs left. Only for a run that is alone in writing
     * it: a draft that is being written looks the same.
     */
    public static void sweep(Path file) throws IOException {
        OutputPathValidator.refuse(file);
        if (!Files.isDirectory(directoryOf(file))) {
            return;
        }
        try (DirectoryStream<Path> drafts =
                Files.newDirectoryStream(directoryOf(file), it -> isDraft(it, file))) {
            drafts.forEach(AtomicFile::delete);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isDraft(Path path, Path file) {
        String name = String.valueOf(path.getFileName());
        String of = String.valueOf(file.getFileName());
        return name.startsWith(of)
                && name.endsWith(SUFFIX)
                && UNIQUE_PART
                        .matcher(name)
                        .region(of.length(), name.length() - SUFFIX.length())
                        .matches();
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The next run that is alone here sweeps it away; this one has a better error to tell.
        }
    }

    private static void refuseLinks(Path file) throws IOException {
        OutputPathValidator.refuse(file);
        if (Files.isSymbolicLink(file)) {
            throw new IOException(file + " is a symbolic link where a file should be; remove it");
        }
        OutputPathValidator.refuseHardLinks(file);
    }

    private static Path directoryOf(Path file) {
        return file.toAbsolutePath().resolveSibling("").normalize();
    }

    /** Forces the bytes to the disk first, so that a power cut leaves no empty file. */
    private void write(byte[] bytes) throws IOException {
        Path directory = directoryOf(file);
        // Early releases of JDK 17 refuse a link to a directory (JDK-8294193).
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        Set<PosixFilePermission> permissions = permissions();
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        // From the start, or others could read what they may not.
                        permissions.isEmpty()
                                ? new FileAttribute<?>[0]
                                : new FileAttribute<?>[] {
                                    PosixFilePermissions.asFileAttribute(permissions)
                                })) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        if (!permissions.isEmpty()) {
            // The umask may have taken some of them away.
            Files.setPosixFilePermissions(draft, permissions);
        }
    }

    /** Those of the file that is replaced; none where there is none or its disk knows none. */
    private Set<PosixFilePermission> permissions() throws IOException {
        boolean known = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return known && Files.exists(file) ? Files.getPosixFilePermissions(file) : Set.of();
    }
}
