package io.github.pluginregistry.core.definition;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A definition cannot be used; all that is wrong with it is told at once. */
public final class DefinitionException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param problems every violation, in the order of the file
     */
    public DefinitionException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every violation, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
