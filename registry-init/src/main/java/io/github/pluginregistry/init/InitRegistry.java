package io.github.pluginregistry.init;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.AtomicFile;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.model.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes the first definition of a registry, and the files that keep it up to date. */
public final class InitRegistry {

    private static final String NONE = "none";

    /** Of a question whose answer is not understood; then the default counts. */
    private static final int MOST_TRIES = 3;

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
        requireAbsent(options.definition());
        requireNoOther();
        List<NewFile> files = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        addPom(files);
        RepositoryReader reader = new RepositoryReader(options, services);
        CheckedDefinition definition =
                new DefinitionFinder(options, services, reader, questions).find();
        addCi(CiFiles.around(options.directory()), files, notes);
        files.add(0, new NewFile(options.definition(), definition.text()));
        write(files);
        notes.addAll(reader.notes());
        notes.addAll(definition.notes());
        return new InitReport(
                definition.rows(),
                definition.leftOut(),
                notes,
                files.stream().map(NewFile::file).toList());
    }

    private void addCi(CiFiles ci, List<NewFile> files, List<String> notes)
            throws IOException, InitException {
        Optional<CiSystem> system = system();
        if (system.isEmpty()) {
            return;
        }
        for (NewFile file : ci.of(system.get())) {
            requireAbsent(file.file());
            files.add(file);
        }
        if (!ci.find(options.definition())) {
            notes.add(
                    "the CI job runs at the root of the checkout, and the definition is in %s; add -Dregistry.definition to its commands"
                            .formatted(options.directory()));
        }
    }

    private Optional<CiSystem> system() {
        if (options.ci().isPresent()) {
            return options.ci();
        }
        String question = "CI system that updates the registry: github, gitlab, jenkins";
        for (int i = 0; i < MOST_TRIES; i++) {
            String answer = questions.ask(question, NONE);
            if (answer.equals(NONE)) {
                return Optional.empty();
            }
            if (CiSystem.isKnown(answer)) {
                return Optional.of(CiSystem.of(answer));
            }
        }
        return Optional.empty();
    }

    private void addPom(List<NewFile> files) throws IOException, InitException {
        if (options.pom().isEmpty()) {
            return;
        }
        Path pom = options.pom().get();
        if (!Files.exists(pom)) {
            throw new InitException(
                    "there is no POM at %s".formatted(pom),
                    "run without registry.pom: the goals need no POM");
        }
        String text = BoundedFileReader.text(pom, BoundedFileReader.LIMIT);
        files.add(new NewFile(pom, PomEditor.withPlugin(text, options.pluginVersion())));
    }

    /** Two definitions would be an error of every other goal. */
    private void requireNoOther() throws InitException {
        List<String> names = List.of("registry.yaml", "registry.yml", "registry.json");
        if (!names.contains(String.valueOf(options.definition().getFileName()))) {
            return;
        }
        for (String name : names) {
            Path other = options.directory().resolve(name);
            if (!other.equals(options.definition().toAbsolutePath().normalize())
                    && Files.exists(other)) {
                throw new InitException(
                        "%s exists".formatted(other),
                        "remove it, since a directory has one definition");
            }
        }
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
