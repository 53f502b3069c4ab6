package io.github.pluginregistry.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Checks that a file can be written to a path, before anything is written. */
public final class OutputPathValidator {

    private OutputPathValidator() {}

    /**
     * Rejects a path at which no file can be read or written, in advance: the errors of the
     * platforms differ, and some replace what is there silently.
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
                    "%s is a broken symbolic link; remove it, or link it to a %s"
                            .formatted(place, onTheWay ? "directory" : "file"));
        }
        if (onTheWay && !Files.isDirectory(place)) {
            throw new IOException(
                    "%s is a file where a directory should be; move it, or choose another directory"
                            .formatted(place));
        }
        if (!onTheWay && Files.isDirectory(place)) {
            throw new IOException(
                    "%s is a directory where a file should be; move it, or choose another directory for the file"
                            .formatted(place));
        }
        if (!onTheWay && !Files.isRegularFile(place)) {
            throw new IOException(
                    "%s is a device or a pipe where a file should be; remove it, or choose another directory for the file"
                            .formatted(place));
        }
    }

    /**
     * Refuses files that are the same file, by links of any kind: what is written to one would be
     * lost with the next.
     *
     * @param files with their symbolic links resolved
     * @throws IOException if two of them are the same
     */
    public static void refuseSame(List<Path> files) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (isSame(files.get(i), files.get(j))) {
                    throw new IOException(
                            "%s and %s are the same file; use separate files"
                                    .formatted(files.get(j), files.get(i)));
                }
            }
        }
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return one.equals(other)
                || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    }

    /**
     * Refuses a file that has other names, too: a file takes its place as a new one, so that the
     * other names would go on leading to the old text.
     *
     * @throws IOException if the file has more than one hard link
     */
    public static void refuseHardLinks(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")
                || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Object links = Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        if (links instanceof Integer count && count > 1) {
            throw new IOException(
                    "%s has %d hard links, and replacing it would part it from the others; let it be a file of its own, for example by copying it and moving the copy into its place"
                            .formatted(file, count));
        }
    }

    private static boolean isThere(Path place) {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    }
}
