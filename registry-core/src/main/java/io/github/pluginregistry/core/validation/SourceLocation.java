package io.github.pluginregistry.core.validation;

/**
 * A place in a file.
 *
 * @param file the file's name as the user knows it
 * @param line the line, counted from 1, or 0 where it is not known
 * @param column the column in that line, counted from 1, or 0 where it is not known
 */
public record SourceLocation(String file, int line, int column) {

    /** A line as a whole. */
    public SourceLocation(String file, int line) {
        this(file, line, 0);
    }

    /**
     * The location in the form {@code registry.yaml:12}, which terminals and editors turn into
     * links.
     */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
