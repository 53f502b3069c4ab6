package io.github.pluginregistry.core.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * Finds git directories as git does with {@code safe.bareRepository=explicit}. When searching
 * upwards, a directory that is merely laid out like a bare repository does not count: such a
 * directory can be tracked, and then its author controls its configuration and the programs that it
 * names. A tracked file cannot be called {@code .git}.
 */
public final class GitDirectory {

    private GitDirectory() {}

    /**
     * The git directory of the checkout that a directory lies in: the nearest {@code .git}, or what
     * it leads to where it is a file, as in linked work trees and submodules.
     *
     * @throws IOException if the nearest {@code .git} is a file that leads to no git directory
     */
    public static Optional<Path> around(Path directory) throws IOException {
        NoConfigSystemReader.install();
        for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
            Optional<Path> found = in(at);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * The git directory of a repository given by its path: of a checkout, or a bare one, whose path
     * may omit {@code .git}. A checkout takes precedence over what it tracks.
     *
     * @throws IOException if there is a checkout whose {@code .git} leads to no git directory
     */
    static Optional<Path> at(Path path) throws IOException {
        NoConfigSystemReader.install();
        Optional<Path> checkout = in(path);
        @Nullable Path name = path.getFileName();
        return checkout.isPresent()
                ? checkout
                : Stream.of(path, path.resolveSibling(name + Constants.DOT_GIT_EXT))
                        .filter(GitDirectory::isOne)
                        .findFirst();
    }

    private static Optional<Path> in(Path root) throws IOException {
        Path own = root.resolve(Constants.DOT_GIT);
        if (Files.isRegularFile(own)) {
            return Optional.of(target(root, own));
        }
        return Optional.of(own).filter(GitDirectory::isOne);
    }

    private static Path target(Path root, Path file) throws IOException {
        File target;
        try {
            target = new RepositoryBuilder().setWorkTree(root.toFile()).setup().getGitDir();
        } catch (IOException e) {
            throw leadsNowhere(file, e);
        }
        Path directory = Objects.requireNonNull(target).toPath().normalize();
        // The objects of a linked work tree are those of the other one.
        if (!isOne(directory) && !Files.exists(directory.resolve("commondir"))) {
            throw leadsNowhere(file, null);
        }
        return directory;
    }

    private static IOException leadsNowhere(Path file, @Nullable IOException cause) {
        return new IOException(
                "%s does not lead to a git directory; repair the checkout, for example with git worktree repair or git submodule update"
                        .formatted(file),
                cause);
    }

    private static boolean isOne(Path directory) {
        return FileKey.isGitRepository(directory.toFile(), FS.DETECTED);
    }
}
