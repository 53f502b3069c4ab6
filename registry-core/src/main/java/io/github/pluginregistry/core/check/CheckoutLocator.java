package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.WorkTree;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import io.github.pluginregistry.core.resolve.CheckoutIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the checkout that a definition is in, and looks for the plugins' source paths there. */
public final class CheckoutLocator {

    private final RegistryDefinition definition;
    private final Path directory;
    private @Nullable CheckoutIndex index;

    /** Looks around the file that contains a definition. */
    public CheckoutLocator(RegistryDefinition definition, Path definitionFile) {
        this.definition = definition;
        this.directory = definitionFile.toAbsolutePath().resolveSibling("").normalize();
    }

    /** The checkout; {@link CheckoutIndex#NONE} where there is none, or no plugin needs it. */
    public CheckoutIndex index() {
        if (index == null) {
            index =
                    definition.plugins().stream()
                                    .allMatch(plugin -> plugin.profile().sourcePath().isEmpty())
                            ? CheckoutIndex.NONE
                            : WorkTree.around(directory)
                                    .map(this::index)
                                    .orElse(CheckoutIndex.NONE);
        }
        return index;
    }

    private CheckoutIndex index(WorkTree checkout) {
        Stream<RepositoryUrl> itself =
                definition.plugins().stream()
                        .map(PluginDefinition::repository)
                        .filter(repository -> isPathTo(checkout.root(), repository));
        List<RepositoryUrl> repositories =
                Stream.concat(checkout.remotes().stream(), itself).distinct().toList();
        return new CheckoutIndex(repositories, path -> exists(checkout.root(), path));
    }

    /** A repository may also be written as the path of the checkout. */
    private boolean isPathTo(Path root, RepositoryUrl repository) {
        return repository.transport() == Transport.LOCAL
                && !repository.address().contains("://")
                && directory.resolve(repository.address()).normalize().equals(root);
    }

    /**
     * Whether a plugin's repository is this checkout, and has no such source path. To know whose
     * checkout it is takes JGit, which costs more than the rest of a check; so that is only found
     * out where a path is missing and the git configuration mentions the repository.
     */
    public boolean lacksSource(PluginDefinition plugin) {
        String path = plugin.profile().sourcePath();
        Optional<Path> root = path.isEmpty() ? Optional.empty() : root();
        return root.isPresent()
                && !exists(root.get(), path)
                && mayBe(plugin.repository(), root.get())
                && index().isOf(plugin.repository())
                && !index().holds().test(path);
    }

    private Optional<Path> root() {
        return Stream.iterate(directory, at -> at != null, Path::getParent)
                .filter(at -> Files.exists(at.resolve(".git")))
                .findFirst();
    }

    private static boolean mayBe(RepositoryUrl repository, Path root) {
        if (repository.transport() == Transport.LOCAL) {
            return true;
        }
        try {
            return BoundedFileReader.text(root.resolve(".git/config"), BoundedFileReader.LIMIT)
                    .contains(repository.path());
        } catch (IOException e) {
            // That of a linked work tree is elsewhere.
            return true;
        }
    }

    private static boolean exists(Path root, String path) {
        try {
            return Files.exists(root.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
