package io.github.pluginregistry.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What stands where a file, or a directory on the way to it, should be. */
public final class Obstacle {

    private Obstacle() {}

    /**
     * Refuses a place at which no file can be read or written, before anybody tries: what the
     * platform says of it differs, and some of it is replaced without a word.
     *
     * @throws IOException if something else than a file stands there, or something else than a
     *     directory on the way
     */
    public static void refuse(Path file) throws IOException {
        Path place = file.toAbsolutePath();
        while (!isThere(place) && place.getParent() != null) {
            place = place.getParent();
        }
        boolean onTheWay = !place.equals(file.toAbsolutePath());
        if (Files.isSymbolicLink(place) && !Files.exists(place)) {
            throw new IOException(
                    "%s is a symbolic link that leads nowhere; remove it, or let it lead to a %s"
                            .formatted(place, onTheWay ? "directory" : "file"));
        }
        if (onTheWay && !Files.isDirectory(place)) {
            throw new IOException(
                    "%s is a file where a directory should be; move it away, or name another directory"
                            .formatted(place));
        }
        if (!onTheWay && Files.isDirectory(place)) {
            throw new IOException(
                    "%s is a directory where a file should be; move it away, or name another directory for the file"
                            .formatted(place));
        }
        if (!onTheWay && !Files.isRegularFile(place)) {
            throw new IOException(
                    "%s is a device or a pipe where a file should be; remove it, or name another directory for the file"
                            .formatted(place));
        }
    }

    private static boolean isThere(Path place) {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    }
}
