package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.output.RegistrySchema;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The check of a registry whose definition is invalid. */
public final class InvalidDefinitionCheck {

    private final DefinitionException mistakes;
    private final Path definition;
    private final RegistryFiles files;
    private final CheckOptions options;

    public InvalidDefinitionCheck(
            DefinitionException mistakes,
            Path definitionFile,
            Path outputDirectory,
            CheckoutBoundary boundary,
            CheckOptions options) {
        this.mistakes = mistakes;
        this.definition = definitionFile;
        this.files = new RegistryFiles(outputDirectory, definitionFile, boundary, List.of());
        this.options = options;
    }

    /** The errors of the definition, and of plugins.json as far as it can be checked alone. */
    public CheckReport check() throws IOException {
        CheckResult validity = validity();
        return CheckReport.of(List.of(validity.with(findings())));
    }

    private CheckResult validity() throws IOException {
        RegistryChecker checker =
                RegistryChecker.withoutDefinition(files.json(), RegistrySchema.text(), options);
        Optional<String> json = files.read().json();
        if (json.isEmpty()) {
            return checker.missing();
        }
        try {
            return checker.validity(PublishedRegistry.parse(json.get()));
        } catch (InvalidRegistryFileException e) {
            return checker.unreadable(e);
        }
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
                        location.in(definition, location.pointer()),
                        problem.problem(),
                        problem.remedy()),
                "",
                FixKind.EDIT);
    }
}
