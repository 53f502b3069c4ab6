package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.WorkTree;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import io.github.pluginregistry.core.resolve.CheckoutIndex;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the checkout that a definition is in.
 *
 * @param directory the definition's directory
 */
public record CheckoutLocator(Path directory) {

    /** The locator for the file of a definition. */
    public static CheckoutLocator of(Path definitionFile) {
        return new CheckoutLocator(definitionFile.toAbsolutePath().resolveSibling("").normalize());
    }

    /** The checkout that the definition is in; not looked up if no plugin has a source path. */
    public CheckoutIndex workTree(RegistryDefinition definition) {
        boolean needed =
                definition.plugins().stream()
                        .anyMatch(plugin -> !plugin.profile().sourcePath().isEmpty());
        return needed
                ? WorkTree.around(directory)
                        .map(checkout -> workTree(checkout, definition))
                        .orElse(CheckoutIndex.NONE)
                : CheckoutIndex.NONE;
    }

    private CheckoutIndex workTree(WorkTree checkout, RegistryDefinition definition) {
        Stream<RepositoryUrl> itself =
                definition.plugins().stream()
                        .map(PluginDefinition::repository)
                        .filter(repository -> isPathTo(checkout.root(), repository));
        List<RepositoryUrl> repositories =
                Stream.concat(checkout.remotes().stream(), itself).distinct().toList();
        return new CheckoutIndex(repositories, path -> holds(checkout.root(), path));
    }

    /** A repository may also be written as the path of the checkout. */
    private boolean isPathTo(Path root, RepositoryUrl repository) {
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
