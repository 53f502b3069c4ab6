package io.github.pluginregistry.core.definition;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A definition cannot be used; all that is wrong with it is told at once. */
public final class DefinitionException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /** How many violations the message tells; whoever has more corrects these first. */
    static final int TOLD = 100;

    private final transient List<DefinitionError> problems;

    /**
     * @param problems every violation, in the order of the file
     */
    public DefinitionException(List<DefinitionError> problems) {
        super(told(problems));
        this.problems = List.copyOf(problems);
    }

    private static String told(List<DefinitionError> problems) {
        String first =
                problems.stream()
                        .limit(TOLD)
                        .map(DefinitionError::toString)
                        .collect(Collectors.joining("\n"));
        return problems.size() <= TOLD
                ? first
                : first + "\nand %d more".formatted(problems.size() - TOLD);
    }

    /** Every violation, in the order of the file. */
    public List<DefinitionError> problems() {
        return problems;
    }
}
