package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.output.RegistrySchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A registry whose definition cannot be used. */
public final class InvalidDefinitionCheck {

    private final DefinitionException mistakes;
    private final Path definition;
    private final RegistryFiles files;
    private final CheckOptions criteria;

    /**
     * @param mistakes what is wrong with the definition
     * @param definitionFile where that stands
     * @param outputDirectory where the registry's files are
     * @param boundary what no link may lead out of
     * @param criteria what plugins.json is held to, as far as that needs no definition
     */
    public InvalidDefinitionCheck(
            DefinitionException mistakes,
            Path definitionFile,
            Path outputDirectory,
            CheckoutBoundary boundary,
            CheckOptions criteria) {
        this.mistakes = mistakes;
        this.definition = definitionFile;
        this.files = new RegistryFiles(outputDirectory, definitionFile, boundary);
        this.criteria = criteria;
    }

    /**
     * Tells what is wrong with the definition, and what can be said of plugins.json without one:
     * whether it is valid in itself. What it should be instead, nobody can say.
     *
     * @throws IOException if a file is there and cannot be read
     */
    public CheckReport check() throws IOException {
        CheckResult validity = validity();
        return CheckReport.of(
                List.of(validity.with(DefinitionErrorMapper.of(mistakes, definition))));
    }

    private CheckResult validity() throws IOException {
        RegistryChecker checker =
                RegistryChecker.withoutDefinition(files.json(), RegistrySchema.text(), criteria);
        Optional<String> json = files.publishedJson();
        if (json.isEmpty()) {
            return checker.missing();
        }
        try {
            return checker.validity(PublishedRegistry.parse(json.get()));
        } catch (InvalidRegistryFileException e) {
            return checker.unreadable(e);
        }
    }
}
