package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import java.util.List;
import java.util.function.Predicate;

/**
 * The checkout that a definition lies in.
 *
 * @param repositories the addresses that the checkout is of
 * @param holds whether it has a path, counted from its root
 */
public record CheckoutIndex(List<RepositoryUrl> repositories, Predicate<String> holds) {

    /** Where a definition lies in no checkout. */
    public static final CheckoutIndex NONE = new CheckoutIndex(List.of(), path -> true);

    public CheckoutIndex {
        repositories = List.copyOf(repositories);
    }

    /** Whether this is a checkout of a repository, by whatever transport either is written. */
    public boolean isOf(RepositoryUrl repository) {
        return repositories.stream().anyMatch(own -> isSame(own, repository));
    }

    /**
     * Over ssh a host often listens at another port than over https; its paths are the same, so
     * there the port tells nothing.
     */
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
