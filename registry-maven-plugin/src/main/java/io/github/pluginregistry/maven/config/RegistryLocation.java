package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.git.WorkTree;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.output.RegistryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a build's registry is.
 *
 * @param definition the file of the definition, or the POM that contains it
 */
public record RegistryLocation(Path definition, Path outputDirectory, CheckoutBoundary boundary) {

    private static final List<String> NAMES =
            List.of("registry.yaml", "registry.yml", "registry.json");
    private static final String OUTPUT = "docs";

    /** The registry of a definition, with its files in {@code docs} next to it. */
    public static RegistryLocation of(Path definition, Path project) {
        return of(definition, definition.toAbsolutePath().resolveSibling(OUTPUT), project);
    }

    /** The same, with its files in another directory. */
    public static RegistryLocation of(Path definition, Path outputDirectory, Path project) {
        Path file = definition.toAbsolutePath().normalize();
        Path base = project.toAbsolutePath().normalize();
        return new RegistryLocation(
                file,
                outputDirectory.toAbsolutePath().normalize(),
                CheckoutBoundary.around(file.startsWith(base) ? base : file.resolveSibling("")));
    }

    /**
     * The one definition in a directory that has one of the usual names.
     *
     * @param command the start of a command that runs a goal
     * @throws IOException if there is none, or more than one
     */
    static Path definitionIn(Path directory, String command) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String name : NAMES) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                found.add(file);
            }
        }
        if (found.isEmpty()) {
            throw new IOException(
                    "there is no registry.yaml in %s; %s"
                            .formatted(
                                    directory,
                                    above(directory)
                                            .map(
                                                    it ->
                                                            "there is one in %s: run Maven there"
                                                                    .formatted(it))
                                            .orElse(
                                                    "run %sinit to create one, or name another file by -Dregistry.definition=FILE"
                                                            .formatted(command))));
        }
        if (found.size() > 1) {
            throw new IOException(
                    "%s has more than one definition: %s; keep one of them, or name one by registry.definition"
                            .formatted(
                                    directory,
                                    found.stream()
                                            .map(file -> String.valueOf(file.getFileName()))
                                            .collect(Collectors.joining(", "))));
        }
        return found.get(0);
    }

    /** The nearest directory above one, in the same checkout, that has a definition. */
    private static Optional<Path> above(Path directory) {
        Optional<WorkTree> checkout = WorkTree.around(directory);
        if (checkout.isEmpty()) {
            return Optional.empty();
        }
        Path root = checkout.get().root();
        Path at = directory.toAbsolutePath().normalize().getParent();
        while (at != null && at.startsWith(root) && !isIn(at)) {
            at = at.getParent();
        }
        return Optional.ofNullable(at).filter(it -> it.startsWith(root));
    }

    /** Whether a directory has a definition of one of the usual names. */
    static boolean isIn(Path directory) {
        for (String name : NAMES) {
            if (Files.exists(directory.resolve(name))) {
                return true;
            }
        }
        return false;
    }

    public Path directory() {
        return definition.resolveSibling("").normalize();
    }

    /** The definition's bytes, to detect a change of them; empty if the file does not exist. */
    String definitionText() throws IOException {
        return Files.exists(definition)
                ? new String(
                        BoundedFileReader.bytes(
                                boundary.resolve(definition), BoundedFileReader.LIMIT),
                        StandardCharsets.ISO_8859_1)
                : "";
    }

    /**
     * The name of a registry file in messages, by its path in the repository.
     *
     * @param shown the name of a local file in messages
     */
    public UnaryOperator<String> fromRepository(Function<Path, String> shown) {
        return path -> {
            Path name = Path.of(path).getFileName();
            return shown.apply(definition.endsWith(name) ? definition : output(Path.of(path)));
        };
    }

    /** A file below the output directory, by its path in the repository. */
    private Path output(Path path) {
        return IntStream.range(0, path.getNameCount())
                .mapToObj(start -> path.subpath(start, path.getNameCount()))
                .map(outputDirectory::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> outputDirectory.resolve(path.getFileName()));
    }

    /** The key of this registry in caches of this machine. */
    String key() {
        return definition + " " + outputDirectory;
    }

    public RegistryFiles files() {
        return new RegistryFiles(outputDirectory, definition, boundary, List.of());
    }
}
