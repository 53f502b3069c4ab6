package io.github.pluginregistry.core.publish.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;

/**
 * Whose a repository is. On a machine with several users somebody else may have made the {@code
 * .git} that lies above a directory, for example in a temporary one; git does not work there unless
 * {@code safe.directory} names it (git-config(1)), and here it does not decide which program signs.
 *
 * @param root the topmost directory of the checkout
 * @param isOwn whether the user of this run owns the repository
 * @param settings git's configuration without that of the repository
 */
record RepositoryOwner(Path root, boolean isOwn, Config settings) {

    static RepositoryOwner of(Repository repository, Config settings) throws IOException {
        Path root =
                repository.isBare()
                        ? repository.getDirectory().toPath()
                        : repository.getWorkTree().toPath();
        Optional<UserPrincipal> user = user();
        boolean isOwn = true;
        for (Path directory :
                List.of(
                        repository.getDirectory().toPath(),
                        repository.getCommonDirectory().toPath())) {
            isOwn &= user.isEmpty() || user.get().equals(Files.getOwner(directory));
        }
        return new RepositoryOwner(root.toAbsolutePath().normalize(), isOwn, settings);
    }

    /** Whose files this run makes; empty on a disk that does not say. */
    private static Optional<UserPrincipal> user() throws IOException {
        Path file = Files.createTempFile("registry", null);
        try {
            return Optional.of(Files.getOwner(file));
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        } finally {
            Files.delete(file);
        }
    }

    /** Whether the repository may say which programs run. */
    boolean isTrusted() {
        return isOwn
                || Stream.of(settings.getStringList("safe", null, "directory"))
                        .anyMatch(this::isNamedBy);
    }

    private boolean isNamedBy(String directory) {
        return directory.equals("*")
                || (directory.endsWith("/*")
                        ? root.startsWith(directory.substring(0, directory.length() - 2))
                        : root.toString().equals(directory));
    }
}
