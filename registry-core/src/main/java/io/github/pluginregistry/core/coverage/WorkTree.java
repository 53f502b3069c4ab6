package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.model.RepositoryId.Transport;
import java.util.List;
import java.util.function.Predicate;

/**
 * The checkout that a definition lies in.
 *
 * @param repositories the addresses that the checkout is of
 * @param holds whether it has a path, counted from its root
 */
public record WorkTree(List<RepositoryId> repositories, Predicate<String> holds) {

    /** Where a definition lies in no checkout. */
    public static final WorkTree NONE = new WorkTree(List.of(), path -> true);

    public WorkTree {
        repositories = List.copyOf(repositories);
    }

    /** Whether this is a checkout of a repository, by whatever transport either is written. */
    public boolean isOf(RepositoryId repository) {
        return repositories.stream().anyMatch(own -> isSame(own, repository));
    }

    /**
     * Over ssh a host often listens at another port than over https; its paths are the same, so
     * there the port tells nothing.
     */
    private static boolean isSame(RepositoryId one, RepositoryId other) {
        return one.equals(other)
                || (one.transport() != Transport.LOCAL
                        && other.transport() != Transport.LOCAL
                        && hostOf(one).equals(hostOf(other))
                        && one.path().equals(other.path()));
    }

    private static String hostOf(RepositoryId repository) {
        return repository.host().replaceFirst(":\\d+$", "");
    }
}
