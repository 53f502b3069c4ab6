package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.core.validation.Diagnostic;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A definition is invalid; carries all of its errors. */
public final class DefinitionException extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    /** How many errors the message lists. */
    static final int LISTED = 100;

    private final transient List<Diagnostic> problems;

    /**
     * @param problems every violation, in the order of the file
     */
    public DefinitionException(List<Diagnostic> problems) {
        super(listed(problems), "correct the definition", null);
        this.problems = List.copyOf(problems);
    }

    private static String listed(List<Diagnostic> problems) {
        String first =
                problems.stream()
                        .limit(LISTED)
                        .map(Diagnostic::toString)
                        .collect(Collectors.joining("\n"));
        return problems.size() <= LISTED
                ? first
                : first + "\nand %d more".formatted(problems.size() - LISTED);
    }

    /** The errors, one per line; each says what to do. */
    @Override
    public String getMessage() {
        return problem();
    }

    /** Every violation, in the order of the file. */
    public List<Diagnostic> problems() {
        return problems;
    }
}
