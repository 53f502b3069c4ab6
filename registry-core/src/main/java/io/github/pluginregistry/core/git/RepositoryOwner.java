package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;

/**
 * The owner of a repository. On a shared machine another user may have created a {@code .git} above
 * a directory, for example in a temporary directory. Git refuses to work there unless {@code
 * safe.directory} names it (git-config(1)); here such a repository does not decide which program
 * signs commits.
 *
 * @param root the topmost directory of the checkout
 * @param owners who owns the directories of its configuration
 * @param settings git's configuration without that of the repository
 */
record RepositoryOwner(Path root, Set<UserPrincipal> owners, Config settings) {

    static RepositoryOwner of(Repository repository, Config settings) throws IOException {
        Path root =
                repository.isBare()
                        ? repository.getDirectory().toPath()
                        : repository.getWorkTree().toPath();
        Set<UserPrincipal> owners =
                Set.copyOf(
                        List.of(
                                Files.getOwner(repository.getDirectory().toPath()),
                                Files.getOwner(repository.getCommonDirectory().toPath())));
        return new RepositoryOwner(root.toAbsolutePath().normalize(), owners, settings);
    }

    /**
     * Whether the repository may configure which programs run.
     *
     * @param user the user who runs this
     */
    boolean isTrusted(UserPrincipal user) {
        return owners.equals(Set.of(user))
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
