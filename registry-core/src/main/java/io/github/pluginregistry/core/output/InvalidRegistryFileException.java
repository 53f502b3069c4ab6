package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.RegistryException;
import java.io.Serial;

/** A published registry is not valid, so it is neither used nor overwritten. */
public final class InvalidRegistryFileException extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    InvalidRegistryFileException(int line, int column, String problem, String remedy) {
        super(problem, remedy, null);
        this.line = line;
        this.column = column;
    }

    /** The line of the error, counted from 1. */
    public int line() {
        return line;
    }

    /** The column of the error, counted from 1. */
    public int column() {
        return column;
    }
}
