package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import io.github.pluginregistry.core.resolve.CheckoutIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks that plugins' source paths exist in the checkout around a definition. Git finds out which
 * repository the checkout is of, which takes longer than all else; so it is asked only where a path
 * is missing and the repository may be this one.
 */
public final class SourcePathRule {

    private final RegistryDefinition definition;
    private final CheckoutLocator surroundings;
    private final Optional<Path> root;
    private final Optional<String> configuration;
    private @Nullable CheckoutIndex workTree;

    public SourcePathRule(RegistryDefinition definition, CheckoutLocator surroundings) {
        this.definition = definition;
        this.surroundings = surroundings;
        this.root = root(surroundings.directory());
        this.configuration = root.isPresent() ? configuration(root.get()) : Optional.empty();
    }

    private static Optional<Path> root(Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** Empty for a linked worktree, whose configuration is elsewhere. */
    private static Optional<String> configuration(Path root) {
        try {
            return Optional.of(
                    BoundedFileReader.text(root.resolve(".git/config"), BoundedFileReader.LIMIT));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a plugin's repository is the checkout at hand, and that has no such source path. */
    public boolean lacks(PluginDefinition plugin) {
        String path = plugin.profile().sourcePath();
        return !path.isEmpty()
                && root.isPresent()
                && !CheckoutLocator.holds(root.get(), path)
                && mayBe(plugin.repository())
                && workTree().isOf(plugin.repository())
                && !workTree().holds().test(path);
    }

    private boolean mayBe(RepositoryUrl repository) {
        return repository.transport() == Transport.LOCAL
                || configuration.filter(text -> !text.contains(repository.path())).isEmpty();
    }

    private CheckoutIndex workTree() {
        if (workTree == null) {
            workTree = surroundings.workTree(definition);
        }
        return workTree;
    }
}
