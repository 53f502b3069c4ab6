package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.SafeExcerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Whether git would sign a commit in a repository, and whether its configuration may say so. On a
 * shared machine another user may have created a {@code .git} above a directory, for example in a
 * temporary directory. Git refuses to work there unless {@code safe.directory} names it
 * (git-config(1)); here such a repository does not decide which program signs commits.
 *
 * @param owners who owns the directories of the repository's configuration
 */
record SigningPolicy(GitConfig settings, Path root, Set<UserPrincipal> owners) {

    static SigningPolicy of(GitConfig settings, Repository repository) throws IOException {
        return new SigningPolicy(
                settings,
                repository.getWorkTree().toPath().toAbsolutePath().normalize(),
                Set.copyOf(
                        List.of(
                                Files.getOwner(repository.getDirectory().toPath()),
                                Files.getOwner(repository.getCommonDirectory().toPath()))));
    }

    /**
     * Whether git would sign a commit here.
     *
     * @param user who runs this
     * @throws PublishException if the configuration is ambiguous or not trusted
     */
    boolean isSigningWanted(UserPrincipal user) throws PublishException {
        List<@Nullable String> keys = keys(settings.config());
        boolean wanted = signs(settings.config());
        if ((wanted || signs(settings.other())) && !keys.equals(keys(settings.other()))) {
            throw new PublishException(
                    "git's configuration sets how commits are signed in a file that it includes under an unsupported condition",
                    "set commit.gpgSign, and what belongs to it, in the configuration of the repository");
        }
        if (wanted && !isTrusted(user) && !keys.equals(keys(settings.ofUser()))) {
            throw new PublishException(
                    "the repository at %s belongs to another user, and its configuration sets how commits are signed and by which program"
                            .formatted(root),
                    "make it your own; or, if you trust it, run git config --global --add safe.directory "
                            + root);
        }
        return wanted;
    }

    private static boolean signs(Config config) throws PublishException {
        try {
            return config.getBoolean("commit", "gpgSign", false);
        } catch (IllegalArgumentException e) {
            throw new PublishException(
                    "git's configuration has commit.gpgSign \"%s\", which is neither true nor false"
                            .formatted(SafeExcerpt.of(config.getString("commit", null, "gpgSign"))),
                    "correct it with git config");
        }
    }

    /** The values that decide how a commit is signed. */
    private static List<@Nullable String> keys(Config config) {
        return Arrays.asList(
                config.getString("commit", null, "gpgSign"),
                config.getString("user", null, "signingKey"),
                config.getString("gpg", null, "format"),
                config.getString("gpg", null, "program"),
                config.getString("gpg", "openpgp", "program"),
                config.getString("gpg", "x509", "program"),
                config.getString("gpg", "ssh", "program"));
    }

    private boolean isTrusted(UserPrincipal user) {
        return owners.equals(Set.of(user))
                || Stream.of(settings.ofUser().getStringList("safe", null, "directory"))
                        .anyMatch(this::isNamedBy);
    }

    private boolean isNamedBy(String directory) {
        return directory.equals("*")
                || (directory.endsWith("/*")
                        ? root.startsWith(directory.substring(0, directory.length() - 2))
                        : root.toString().equals(directory));
    }
}
