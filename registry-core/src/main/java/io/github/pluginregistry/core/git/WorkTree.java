package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * A git work tree on this machine.
 *
 * @param remotes the addresses of its remotes, without credentials; invalid addresses are left out
 */
public record WorkTree(Path root, List<RepositoryUrl> remotes) {

    public WorkTree {
        remotes = List.copyOf(remotes);
    }

    /**
     * The work tree that a directory lies in.
     *
     * @return empty where there is none, or where git's files there are not understood; and for a
     *     sparse checkout, which does not show what the repository has
     */
    public static Optional<WorkTree> around(Path directory) {
        try {
            Optional<Path> found = GitDirectory.around(directory);
            return found.isPresent() ? of(found.get()) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // Callers can do without a checkout.
            return Optional.empty();
        }
    }

    private static Optional<WorkTree> of(Path gitDirectory) throws IOException {
        try (Repository git = new RepositoryBuilder().setGitDir(gitDirectory.toFile()).build()) {
            return git.isBare() || isSparse(git.getConfig())
                    ? Optional.empty()
                    : Optional.of(
                            new WorkTree(git.getWorkTree().toPath(), remotes(git.getConfig())));
        }
    }

    /**
     * The default branch of the first remote or, if git does not know it, the branch that is
     * checked out.
     */
    public Optional<String> defaultBranch() {
        try {
            Optional<Path> found = GitDirectory.around(root);
            return found.isPresent() ? defaultBranch(found.get()) : Optional.empty();
        } catch (IOException e) {
            // Callers can do without a branch.
            return Optional.empty();
        }
    }

    private static Optional<String> defaultBranch(Path gitDirectory) throws IOException {
        try (Repository git = new RepositoryBuilder().setGitDir(gitDirectory.toFile()).build()) {
            for (String remote :
                    git.getConfig().getSubsections(ConfigConstants.CONFIG_REMOTE_SECTION)) {
                String prefix = Constants.R_REMOTES + remote + "/";
                Ref head = git.getRefDatabase().exactRef(prefix + Constants.HEAD);
                if (head != null && head.getTarget().getName().startsWith(prefix)) {
                    return Optional.of(head.getTarget().getName().substring(prefix.length()));
                }
            }
            String branch = git.getFullBranch();
            return Optional.ofNullable(branch)
                    .filter(name -> name.startsWith(Constants.R_HEADS))
                    .map(Repository::shortenRefName);
        }
    }

    private static boolean isSparse(StoredConfig config) {
        return config.getBoolean(ConfigConstants.CONFIG_CORE_SECTION, "sparseCheckout", false);
    }

    private static List<RepositoryUrl> remotes(StoredConfig config) {
        return config.getSubsections(ConfigConstants.CONFIG_REMOTE_SECTION).stream()
                .flatMap(name -> Arrays.stream(urls(config, name)))
                .flatMap(WorkTree::repository)
                .distinct()
                .toList();
    }

    private static String[] urls(StoredConfig config, String remote) {
        return config.getStringList(
                ConfigConstants.CONFIG_REMOTE_SECTION, remote, ConfigConstants.CONFIG_KEY_URL);
    }

    private static Stream<RepositoryUrl> repository(String url) {
        try {
            return Stream.of(Remote.repository(url));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
