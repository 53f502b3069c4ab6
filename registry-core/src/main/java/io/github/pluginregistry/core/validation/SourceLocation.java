package io.github.pluginregistry.core.validation;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * A place in a file.
 *
 * @param file the file's name as the user knows it, or its path
 * @param line the line, counted from 1, or 0 where it is not known
 * @param column the column in that line, counted from 1, or 0 where it is not known
 * @param pointer the value's place in the file's data, a JSON Pointer (RFC 6901); empty for all of
 *     it, and in files that are not JSON or YAML
 */
public record SourceLocation(String file, int line, int column, String pointer)
        implements Comparable<SourceLocation> {

    /** No place in a file, for a problem with a repository or a host. */
    public static final SourceLocation NONE = new SourceLocation("", 0);

    private static final Comparator<SourceLocation> ORDER =
            Comparator.comparing(SourceLocation::path)
                    .thenComparing(SourceLocation::line)
                    .thenComparing(SourceLocation::column)
                    .thenComparing(SourceLocation::pointer);

    /** A place in a line. */
    public SourceLocation(String file, int line, int column) {
        this(file, line, column, "");
    }

    /** A line as a whole. */
    public SourceLocation(String file, int line) {
        this(file, line, 0);
    }

    public static SourceLocation of(Path file) {
        return new SourceLocation(file.toString(), 0);
    }

    /** The same line and column of a file, as the place of the value at a JSON Pointer. */
    public SourceLocation in(Path path, String value) {
        return new SourceLocation(path.toString(), line, column, value);
    }

    /** The same place, known to be that of the value at a JSON Pointer. */
    public SourceLocation at(String value) {
        return new SourceLocation(file, line, column, value);
    }

    /** The file's path. */
    public Path path() {
        return Path.of(file);
    }

    @Override
    public int compareTo(SourceLocation other) {
        return ORDER.compare(this, other);
    }

    /** For example {@code docs/plugins.json:12:5}, which terminals and editors link. */
    public String relativeTo(Path directory) {
        return relativePath(directory)
                + (line > 0 ? ":" + line : "")
                + (line > 0 && column > 0 ? ":" + column : "");
    }

    /** The file's path, relative to a directory if it is below it. */
    public Path relativePath(Path directory) {
        return path().startsWith(directory) ? directory.relativize(path()) : path();
    }

    /** For example {@code registry.yaml:12}, which terminals and editors link. */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
