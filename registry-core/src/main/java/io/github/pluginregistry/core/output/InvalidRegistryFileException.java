package io.github.pluginregistry.core.output;

import java.io.Serial;

/** A published registry is not valid, so it is neither used nor overwritten. */
public final class InvalidRegistryFileException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String cure;

    InvalidRegistryFileException(int line, int column, String message, String cure) {
        super(message);
        this.line = line;
        this.column = column;
        this.cure = cure;
    }

    /** The line of the error, counted from 1. */
    public int line() {
        return line;
    }

    /** The column of the error, counted from 1. */
    public int column() {
        return column;
    }

    /** What to do, as an imperative phrase. */
    public String cure() {
        return cure;
    }
}
