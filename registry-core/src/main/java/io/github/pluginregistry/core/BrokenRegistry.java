package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Checker;
import io.github.pluginregistry.core.check.Criteria;
import io.github.pluginregistry.core.check.Mistakes;
import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.file.CheckoutBoundary;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.render.RegistrySchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A registry whose definition cannot be used. */
public final class BrokenRegistry {

    private final DefinitionException mistakes;
    private final Path definition;
    private final RegistryFiles files;
    private final Criteria criteria;

    /**
     * @param mistakes what is wrong with the definition
     * @param definitionFile where that stands
     * @param outputDirectory where the registry's files are
     * @param boundary what no link may lead out of
     * @param criteria what plugins.json is held to, as far as that needs no definition
     */
    public BrokenRegistry(
            DefinitionException mistakes,
            Path definitionFile,
            Path outputDirectory,
            CheckoutBoundary boundary,
            Criteria criteria) {
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
        Verdict validity = validity();
        return CheckReport.of(List.of(validity.with(Mistakes.of(mistakes, definition))));
    }

    private Verdict validity() throws IOException {
        Checker checker = Checker.withoutDefinition(files.json(), RegistrySchema.text(), criteria);
        Optional<String> json = files.publishedJson();
        if (json.isEmpty()) {
            return checker.missing();
        }
        try {
            return checker.validity(PublishedRegistry.parse(json.get()));
        } catch (PublishedException e) {
            return checker.unreadable(e);
        }
    }
}
