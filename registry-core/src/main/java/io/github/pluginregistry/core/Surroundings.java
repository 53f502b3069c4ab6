package io.github.pluginregistry.core;

import io.github.pluginregistry.core.coverage.WorkTree;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.model.RepositoryId.Transport;
import io.github.pluginregistry.core.source.git.Checkout;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies around a definition on this machine.
 *
 * @param directory the definition's directory
 */
record Surroundings(Path directory) {

    /** What lies around the file that a definition stands in. */
    static Surroundings of(Path definitionFile) {
        return new Surroundings(definitionFile.toAbsolutePath().resolveSibling("").normalize());
    }

    /** The checkout that the definition lies in; not looked for where no plugin needs it. */
    WorkTree workTree(RegistryDefinition definition) {
        boolean needed =
                definition.plugins().stream()
                        .anyMatch(plugin -> !plugin.profile().sourcePath().isEmpty());
        return needed
                ? Checkout.around(directory)
                        .map(checkout -> workTree(checkout, definition))
                        .orElse(WorkTree.NONE)
                : WorkTree.NONE;
    }

    private WorkTree workTree(Checkout checkout, RegistryDefinition definition) {
        Stream<RepositoryId> itself =
                definition.plugins().stream()
                        .map(PluginDefinition::repository)
                        .filter(repository -> isPathTo(checkout.root(), repository));
        List<RepositoryId> repositories =
                Stream.concat(checkout.remotes().stream(), itself).distinct().toList();
        return new WorkTree(repositories, path -> holds(checkout.root(), path));
    }

    /** A repository may also be written as the path of the checkout. */
    private boolean isPathTo(Path root, RepositoryId repository) {
        return repository.transport() == Transport.LOCAL
                && !repository.address().contains("://")
                && directory.resolve(repository.address()).normalize().equals(root);
    }

    /** Whether a checkout has a path. */
    static boolean holds(Path root, String path) {
        try {
            return Files.exists(root.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
