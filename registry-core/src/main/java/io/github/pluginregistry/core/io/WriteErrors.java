package io.github.pluginregistry.core.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Explains why a file could not be written, and how to fix it. */
final class WriteErrors {

    private WriteErrors() {}

    static IOException of(Path file, long size, IOException cause) {
        Path directory = nearestDirectory(file);
        IOException failure =
                new IOException(
                        "%s could not be written (%s); the file is unchanged; %s and run again"
                                .formatted(file, reason(cause), remedy(directory, size, cause)));
        // Not the cause: Maven would add its message, which names the draft.
        failure.addSuppressed(cause);
        return failure;
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "access denied";
        }
        String reason =
                cause instanceof FileSystemException platform
                        ? platform.getReason()
                        : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }

    private static String remedy(Path directory, long size, IOException cause) {
        if (!(cause instanceof AccessDeniedException) && isFull(directory, size)) {
            return "free space on its disk";
        }
        return cause instanceof FileSystemException
                ? "give this user write access to " + directory
                : "check its disk";
    }

    /** The platform's words for it are in the user's language. */
    private static boolean isFull(Path directory, long size) {
        try {
            FileStore disk = Files.getFileStore(directory);
            return !disk.isReadOnly() && disk.getUsableSpace() < size;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path nearestDirectory(Path file) {
        Path place = file.toAbsolutePath();
        while (!Files.isDirectory(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }
}
