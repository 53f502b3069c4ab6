package io.github.pluginregistry.extensions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The directory that a program works in: its own, empty, and deleted in the end. */
record ProgramDirectory(Path path) implements AutoCloseable {

    /** Longer paths of Unix sockets are refused by some systems. */
    private static final int LONGEST_SOCKET_PATH = 100;

    static ProgramDirectory create() throws ExtensionFailure {
        try {
            // On POSIX systems, temporary directories are created for their owner alone.
            return new ProgramDirectory(Files.createTempDirectory("registry-extension"));
        } catch (IOException e) {
            throw ExtensionFailure.unusable(
                    "no temporary directory could be created: " + e.getMessage());
        }
    }

    /** Where there are no Unix sockets, or the path is too long for one, it is empty. */
    String socket() {
        String socket = path.resolve("s").toString();
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return unix && socket.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH
                ? socket
                : "";
    }

    /** What cannot be deleted is left behind for the system to clean up. */
    @Override
    public void close() {
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // The program may have made a directory that cannot be read.
        }
    }
}
