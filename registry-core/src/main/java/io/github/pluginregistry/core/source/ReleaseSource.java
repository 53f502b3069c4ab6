package io.github.pluginregistry.core.source;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place that knows the releases and tags of repositories.
 *
 * <p>An answer is complete: every page is read, or the call fails. Implementations serve several
 * threads at once.
 */
public interface ReleaseSource extends AutoCloseable {

    /**
     * The published releases of a repository, drafts left out, in no particular order.
     *
     * @return empty where the repository has none, or where its host knows tags alone
     * @throws SourceException if the answer could not be had whole
     */
    List<Release> releases(RepositoryId repository) throws SourceException;

    /**
     * The tags of a repository with the commits they lead to, in no particular order.
     *
     * @throws SourceException if the answer could not be had whole
     */
    List<Release> tags(RepositoryId repository) throws SourceException;

    /** Whether a question about a repository costs nothing, since its answer is on this machine. */
    default boolean isAtHand(RepositoryId repository) {
        return false;
    }

    /**
     * Whether the host of a repository can be asked for some of its tags, and tells less then.
     * Where it cannot, nothing is gained by naming them.
     */
    default boolean narrows(RepositoryId repository) {
        return false;
    }

    /**
     * Some of the tags of a repository with the commits they lead to, in no particular order: at
     * least those that begin with one of the prefixes.
     *
     * @param prefixes what the tags begin with, letter for letter
     * @throws SourceException if the answer could not be had whole
     */
    default List<Release> tags(RepositoryId repository, Set<String> prefixes)
            throws SourceException {
        return tags(repository);
    }

    /**
     * Whether a repository has a tag, asked for by its name. A published version is taken back only
     * where the answer is no, since a listing in pages may lack what moved from one page to
     * another.
     *
     * @throws SourceException if the answer could not be had whole
     */
    default boolean hasTag(RepositoryId repository, String tag) throws SourceException {
        return tags(repository, Set.of(tag)).stream().anyMatch(it -> it.tag().equals(tag));
    }

    /**
     * The address that a repository has now, where its host sent the questions asked so far on to
     * another name.
     */
    default Optional<RepositoryId> movedTo(RepositoryId repository) {
        return Optional.empty();
    }

    /** Lets go of connections, where there are any; the source is asked nothing afterwards. */
    @Override
    default void close() {}
}
