package io.github.pluginregistry.core.check;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * A location in a file.
 *
 * @param file the file
 * @param line the line, counted from 1, or 0 for the file as a whole
 * @param column the column in that line, counted from 1, or 0 for the line as a whole
 * @param pointer the value's place in the file's data, a JSON Pointer (RFC 6901); empty for all of
 *     it, and in files that are not JSON or YAML
 */
public record FindingLocation(Path file, int line, int column, String pointer)
        implements Comparable<FindingLocation> {

    private static final Comparator<FindingLocation> ORDER =
            Comparator.comparing(FindingLocation::file)
                    .thenComparing(FindingLocation::line)
                    .thenComparing(FindingLocation::column)
                    .thenComparing(FindingLocation::pointer);

    /** A file as a whole. */
    public static FindingLocation of(Path file) {
        return new FindingLocation(file, 0, 0, "");
    }

    @Override
    public int compareTo(FindingLocation other) {
        return ORDER.compare(this, other);
    }

    /**
     * The location in the form that terminals and editors turn into a link, for example {@code
     * docs/plugins.json:12:5}.
     *
     * @param directory the directory that the path is relative to
     */
    public String relativeTo(Path directory) {
        return relativePath(directory)
                + (line > 0 ? ":" + line : "")
                + (line > 0 && column > 0 ? ":" + column : "");
    }

    /**
     * The file's path, relative to a directory if it is below it.
     *
     * @param directory the directory that the path is relative to
     */
    public Path relativePath(Path directory) {
        return file.startsWith(directory) ? directory.relativize(file) : file;
    }
}
