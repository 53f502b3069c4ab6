package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.transport.URIish;

/**
 * A remote in git's configuration.
 *
 * @param repository its address, without credentials
 * @param hadCredentials whether its address has a user or a password, which are not used
 */
public record Remote(String name, RepositoryUrl repository, boolean hadCredentials) {

    private static final String SECTION = "remote";
    private static final String DEFAULT = "origin";

    static Remote named(GitConfig settings, String name) throws PublishException {
        return remote(name, address(settings, name));
    }

    /**
     * Selects a remote: that of the branch, {@code origin}, or the only one, in this order.
     *
     * @param branch the checked-out branch; empty if there is none
     */
    static Remote ofBranch(GitConfig settings, String branch) throws PublishException {
        Set<String> names = names(settings);
        return named(
                settings,
                settings.value("branch", branch, SECTION)
                        .filter(names::contains)
                        .or(() -> Optional.of(DEFAULT).filter(names::contains))
                        .or(() -> names.stream().findFirst().filter(it -> names.size() == 1))
                        .orElseThrow(() -> none(names)));
    }

    private static Set<String> names(GitConfig settings) {
        return new TreeSet<>(settings.config().getSubsections(SECTION));
    }

    private static PublishException none(Set<String> names) {
        return names.isEmpty()
                ? new PublishException(
                        "the repository has no remote to publish to",
                        "add one with git remote add origin ADDRESS")
                : new PublishException(
                        "the repository has several remotes, and none is called " + DEFAULT,
                        "name one of %s by registry.remote".formatted(String.join(", ", names)));
    }

    /** The address that git would push to. */
    private static String address(GitConfig settings, String name) throws PublishException {
        return settings.value(SECTION, name, "pushUrl")
                .or(() -> settings.value(SECTION, name, "url"))
                .orElseThrow(
                        () ->
                                new PublishException(
                                        "the repository has no remote \"%s\""
                                                .formatted(SafeExcerpt.of(name)),
                                        "let registry.remote name one of "
                                                + String.join(", ", names(settings))));
    }

    private static Remote remote(String name, String url) throws PublishException {
        try {
            URIish address = new URIish(url);
            return new Remote(name, repository(url), isWeb(address) && address.getUser() != null);
        } catch (URISyntaxException | IllegalArgumentException e) {
            // The address and the exception are not shown: they may contain a token.
            throw new PublishException(
                    "the address of the remote %s cannot be used".formatted(name),
                    "correct it with git remote set-url; it is https://HOST/PATH, ssh://HOST/PATH, USER@HOST:PATH or a path");
        }
    }

    /** The repository at an address. CI systems write a token into it, which is removed. */
    static RepositoryUrl repository(String url) throws URISyntaxException {
        URIish address = new URIish(url);
        return RepositoryUrl.of(
                isWeb(address) ? address.setUser(null).setPass(null).toString() : url);
    }

    private static boolean isWeb(URIish address) {
        return address.getScheme() != null && address.getScheme().startsWith("http");
    }
}
