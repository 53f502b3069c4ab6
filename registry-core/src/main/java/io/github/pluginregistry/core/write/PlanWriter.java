package io.github.pluginregistry.core.write;

import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.progress.ProgressListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Carries out a plan. Each file is written beside its place and moved there whole, so that a
 * reader, or a run that was killed, finds the old file or the new one and never a part.
 */
public final class PlanWriter {

    private static final String TEMPORARY = ".registry-tmp";

    private final ProgressListener progress;

    /**
     * @param progress hears of each file that was written
     */
    public PlanWriter(ProgressListener progress) {
        this.progress = progress;
    }

    /**
     * Writes the files that differ.
     *
     * @throws IOException if a file could not be written; it is then as it was before
     */
    public void write(Plan plan) throws IOException {
        for (FileChange change : plan.changes()) {
            write(change);
            progress.wrote(change.file());
        }
    }

    private static void write(FileChange change) throws IOException {
        Path file = change.file();
        createDirectory(directoryOf(file));
        // A name of its own for each write, or two builds at once would write into one file.
        Path temporary =
                file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        try {
            writeDurably(temporary, change.after().getBytes(StandardCharsets.UTF_8));
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw new IOException(
                    "%s could not be written (%s); it is as it was before".formatted(file, e), e);
        }
    }

    private static void createDirectory(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    "%s is a file where the registry's directory should be; move it away or set registry.outputDirectory"
                            .formatted(directory),
                    e);
        }
    }

    private static Path directoryOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " names no file");
        }
        return parent;
    }

    /**
     * Forces the bytes to the disk before the file takes its name, so that a power cut leaves no
     * empty file under it.
     */
    private static void writeDurably(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
