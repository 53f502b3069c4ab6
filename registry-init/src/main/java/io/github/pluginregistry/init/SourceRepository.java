package io.github.pluginregistry.init;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.git.WorkTree;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A repository whose tags are read.
 *
 * @param url the address in the definition
 * @param root the root of a checkout; null if there is none on this machine
 */
record SourceRepository(RepositoryUrl url, @Nullable Path root) {

    private static final Pattern OWNER_AND_NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+");

    /**
     * The repository with an address.
     *
     * @param address a URL, a path, or the owner and name of a repository on GitHub
     * @param directory where relative paths start
     */
    static SourceRepository of(String address, Path directory) {
        Optional<Path> path = existing(address, directory);
        if (path.isEmpty() && OWNER_AND_NAME.matcher(address).matches()) {
            return new SourceRepository(RepositoryUrl.of("https://github.com/" + address), null);
        }
        return path.map(it -> local(it, directory))
                .orElseGet(() -> new SourceRepository(web(remote(address, directory)), null));
    }

    private static RepositoryUrl remote(String address, Path directory) {
        RepositoryUrl url = RepositoryUrl.of(address);
        if (url.transport() == Transport.LOCAL) {
            throw new IllegalArgumentException(
                    "there is no directory %s in %s; write a URL, OWNER/NAME of a repository on GitHub, or the path of a checkout"
                            .formatted(address, directory));
        }
        return url;
    }

    private static Optional<Path> existing(String address, Path directory) {
        try {
            Path path =
                    address.startsWith("file://")
                            ? Path.of(URI.create(address))
                            : directory.resolve(address).normalize();
            return Optional.of(path).filter(Files::isDirectory);
        } catch (IllegalArgumentException e) {
            // An address that is no path on this machine.
            return Optional.empty();
        }
    }

    private static SourceRepository local(Path path, Path directory) {
        Optional<WorkTree> checkout =
                WorkTree.around(path).filter(tree -> Files.exists(path.resolve(".git")));
        return checkout.map(tree -> of(tree, directory))
                .orElseGet(() -> new SourceRepository(relative(path, directory), null));
    }

    /** The repository that a checkout is a clone of or, without a remote, the checkout itself. */
    static SourceRepository of(WorkTree checkout, Path directory) {
        return checkout.remotes().stream()
                .findFirst()
                .map(remote -> new SourceRepository(web(remote), checkout.root()))
                .orElseGet(
                        () ->
                                new SourceRepository(
                                        relative(checkout.root(), directory), checkout.root()));
    }

    private static RepositoryUrl relative(Path path, Path directory) {
        String relative =
                path.startsWith(directory) || directory.startsWith(path)
                        ? directory.relativize(path).toString().replace('\\', '/')
                        : path.toString();
        return RepositoryUrl.of(relative.isEmpty() ? "." : relative);
    }

    /** The address of the web, if the host has one: it needs no key. */
    private static RepositoryUrl web(RepositoryUrl url) {
        boolean isKnown = ForgeType.ofHost(url.host()) != ForgeType.GIT;
        return url.transport() == Transport.SSH && isKnown
                ? url.page().map(page -> RepositoryUrl.of(page.toString())).orElse(url)
                : url;
    }

    /** The last part of the address; of a checkout without a remote, its directory. */
    String name() {
        String path =
                url.transport() == Transport.LOCAL && root != null ? root.toString() : url.path();
        return path.replaceFirst("[/\\\\]+$", "").replaceFirst(".*[/\\\\]", "");
    }

    /** The address of the checkout. */
    Optional<RepositoryUrl> checkout() {
        return Optional.ofNullable(root).map(path -> RepositoryUrl.of(path.toString()));
    }
}
