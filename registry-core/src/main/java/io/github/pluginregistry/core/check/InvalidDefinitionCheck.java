package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The check of a registry whose definition is invalid.
 *
 * @param options for the rules that need no definition
 */
public record InvalidDefinitionCheck(
        DefinitionException mistakes,
        Path definitionFile,
        Path outputDirectory,
        CheckoutBoundary boundary,
        CheckOptions options) {

    /** The errors of the definition, and of plugins.json as far as it can be checked alone. */
    public CheckReport check() throws IOException {
        RegistryFiles files =
                new RegistryFiles(outputDirectory, definitionFile, boundary, List.of());
        RegistryChecker checker = RegistryChecker.withoutDefinition(files.json(), options);
        CheckResult validity =
                files.read().json().map(checker::validity).orElseGet(checker::missing);
        return CheckReport.of(List.of(validity.with(findings())));
    }

    private List<Finding> findings() {
        return mistakes.problems().stream().map(this::finding).toList();
    }

    private Finding finding(Diagnostic problem) {
        SourceLocation location = problem.location();
        return new Finding(
                new Diagnostic(
                        problem.rule(),
                        problem.severity(),
                        problem.subject(),
                        location.in(definitionFile, location.pointer()),
                        problem.problem(),
                        problem.remedy()),
                "",
                FixKind.EDIT);
    }
}
