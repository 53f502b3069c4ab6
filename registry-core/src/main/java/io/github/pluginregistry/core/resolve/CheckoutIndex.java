package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import java.util.List;
import java.util.function.Predicate;

/**
 * The checkout that contains a definition.
 *
 * @param repositories the repositories that the checkout is a clone of
 * @param holds whether it has a path, relative to its root
 */
public record CheckoutIndex(List<RepositoryUrl> repositories, Predicate<String> holds) {

    /** For a definition outside of any checkout. */
    public static final CheckoutIndex NONE = new CheckoutIndex(List.of(), path -> true);

    public CheckoutIndex {
        repositories = List.copyOf(repositories);
    }

    /** Whether this is a checkout of a repository, regardless of the transport in its URL. */
    public boolean isOf(RepositoryUrl repository) {
        return repositories.stream().anyMatch(own -> isSame(own, repository));
    }

    /** The port is ignored: ssh often has another one than https. */
    private static boolean isSame(RepositoryUrl one, RepositoryUrl other) {
        return one.equals(other)
                || (one.transport() != Transport.LOCAL
                        && other.transport() != Transport.LOCAL
                        && hostOf(one).equals(hostOf(other))
                        && one.path().equals(other.path()));
    }

    private static String hostOf(RepositoryUrl repository) {
        return repository.host().replaceFirst(":\\d+$", "");
    }
}
