package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.DefinitionError;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.validation.Severity;
import java.nio.file.Path;
import java.util.List;

/** Maps the errors of an invalid definition to findings. */
public final class DefinitionErrorMapper {

    private DefinitionErrorMapper() {}

    /**
     * All errors. Their severity is always error, whatever is configured for the rule, since
     * nothing works without a definition.
     *
     * @param file where the definition is
     */
    public static List<Finding> of(DefinitionException mistakes, Path file) {
        return mistakes.problems().stream().map(problem -> finding(problem, file)).toList();
    }

    private static Finding finding(DefinitionError problem, Path file) {
        return new Finding(
                problem.rule(),
                Severity.ERROR,
                new FindingLocation(
                        file,
                        problem.position().line(),
                        problem.position().column(),
                        problem.pointer()),
                "",
                problem.subject(),
                "",
                problem.cure(),
                "",
                FixKind.EDIT);
    }
}
