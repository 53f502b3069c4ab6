package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The address of a repository on this machine.
 *
 * @param baseDirectory where relative addresses start
 */
record LocalPath(Path baseDirectory, RepositoryUrl repository) {

    private static final Pattern OWNER_AND_NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+");

    /**
     * The directory of git's own files there.
     *
     * @throws SourceException if there is none
     */
    File gitDirectory() throws SourceException {
        Path path = path();
        try {
            return GitDirectory.at(path).orElseThrow(() -> noRepository(path)).toFile();
        } catch (IOException e) {
            throw new SourceException(
                    Kind.NOT_FOUND,
                    "there is no git repository at %s: its .git does not lead to a git directory"
                            .formatted(path),
                    "repair the checkout, for example by git worktree repair or git submodule update",
                    e);
        }
    }

    Path path() throws SourceException {
        String address = repository.address();
        try {
            return address.contains("://")
                    ? Path.of(URI.create(address))
                    : baseDirectory.resolve(address).normalize();
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "\"%s\" is no path on this machine (%s)".formatted(address, e.getMessage()),
                    "write the path as it is, or as a URL with three slashes, such as file:///srv/git/plugins.git",
                    e);
        }
    }

    private SourceException noRepository(Path path) {
        String address = repository.address();
        boolean relative = !address.contains("://") && !Path.of(address).isAbsolute();
        return new SourceException(
                Kind.NOT_FOUND,
                relative
                        ? "there is no git repository at %s, which is \"%s\" relative to %s"
                                .formatted(path, address, baseDirectory)
                        : "there is no git repository at %s".formatted(path),
                OWNER_AND_NAME.matcher(address).matches()
                        ? "write https://github.com/%s if the repository on GitHub is meant, or correct the path"
                                .formatted(address)
                        : "correct the path; it leads to the repository itself, not to a folder in it",
                null);
    }
}
