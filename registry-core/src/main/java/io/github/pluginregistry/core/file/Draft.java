package io.github.pluginregistry.core.file;

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
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The new text of a file, written beside it and not yet in its place. A reader, or a run that was
 * killed, finds the old file or the new one and never a part.
 *
 * <p>Where a symbolic link stands in the file's place, the file that it leads to is replaced, and
 * the link stays.
 */
public final class Draft implements AutoCloseable {

    private static final String SUFFIX = ".registry-tmp";
    private static final Pattern UNIQUE_PART = Pattern.compile("\\.[0-9a-f-]{36}");

    private final Path file;
    private final Path target;
    private final Path draft;
    private final long size;

    private Draft(Path file, Path target, long size) {
        this.file = file;
        this.target = target;
        // A name of its own for each draft, or runs that take no turns would write into one file.
        this.draft = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + SUFFIX);
        this.size = size;
    }

    /**
     * Writes the draft of a file, in UTF-8, and makes the directories on the way to it.
     *
     * @throws IOException if that cannot be done; nothing is left of the draft
     */
    public static Draft of(Path file, String text) throws IOException {
        Obstacle.refuse(file);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Draft draft = new Draft(file, target(file), bytes.length);
        try {
            draft.write(bytes);
            return draft;
        } catch (IOException e) {
            draft.close();
            throw WriteFailure.of(file, draft.size, e);
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
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw WriteFailure.of(file, size, e);
        }
    }

    /** Throws the draft away, unless it was published. */
    @Override
    public void close() {
        delete(draft);
    }

    /**
     * Deletes the drafts of a file that killed runs left. Only for whoever is alone in writing it:
     * a draft that is being written looks the same.
     */
    public static void sweep(Path file) throws IOException {
        Obstacle.refuse(file);
        Path target = target(file);
        if (!Files.isDirectory(directoryOf(target))) {
            return;
        }
        try (DirectoryStream<Path> drafts =
                Files.newDirectoryStream(directoryOf(target), it -> isDraft(it, target))) {
            drafts.forEach(Draft::delete);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isDraft(Path path, Path target) {
        String name = String.valueOf(path.getFileName());
        String of = String.valueOf(target.getFileName());
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

    private static Path target(Path file) throws IOException {
        return Files.isSymbolicLink(file) ? file.toRealPath() : file;
    }

    private static Path directoryOf(Path file) {
        return file.toAbsolutePath().resolveSibling("").normalize();
    }

    /**
     * Forces the bytes to the disk before the file takes its name, so that a power cut leaves no
     * empty file under it.
     */
    private void write(byte[] bytes) throws IOException {
        Path directory = directoryOf(target);
        // Early releases of JDK 17 refuse a link to a directory (JDK-8294193).
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        try (FileChannel channel =
                FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
