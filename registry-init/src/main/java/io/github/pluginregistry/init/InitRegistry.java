package io.github.pluginregistry.init;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.AtomicFile;
import io.github.pluginregistry.core.model.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes the first definition of a registry, and the files that keep it up to date. */
public final class InitRegistry {

    private final InitOptions options;
    private final Function<RegistryDefinition, RegistryServiceBuilder> services;
    private final Questions questions;

    /**
     * @param services starts to configure a service, with the tokens and limits of the build
     * @param questions what the options leave open
     */
    public InitRegistry(
            InitOptions options,
            Function<RegistryDefinition, RegistryServiceBuilder> services,
            Questions questions) {
        this.options = options;
        this.services = services;
        this.questions = questions;
    }

    /**
     * Finds the plugins, and writes the files.
     *
     * @throws InitException if there is nothing to write, or if a file exists
     */
    public InitReport run() throws IOException, RegistryException {
        List<NewFile> files = new ArrayList<>();
        requireAbsent(options.definition());
        RepositoryReader reader = new RepositoryReader(options, services);
        CheckedDefinition definition =
                new DefinitionFinder(options, services, reader, questions).find();
        files.add(new NewFile(options.definition(), definition.text()));
        write(files);
        List<String> notes = new ArrayList<>(reader.notes());
        notes.addAll(definition.notes());
        return new InitReport(
                definition.rows(),
                definition.leftOut(),
                notes,
                files.stream().map(NewFile::file).toList());
    }

    private void requireAbsent(Path file) throws InitException {
        if (Files.exists(file) && !options.force()) {
            throw new InitException(
                    "%s exists".formatted(file),
                    "remove it, or add -Dregistry.force to replace it");
        }
    }

    /** A file that is written, whole. */
    record NewFile(Path file, String text) {}

    private static void write(List<NewFile> files) throws IOException {
        for (NewFile file : files) {
            try (AtomicFile draft = AtomicFile.of(file.file(), file.text())) {
                draft.publish();
            }
        }
    }
}
