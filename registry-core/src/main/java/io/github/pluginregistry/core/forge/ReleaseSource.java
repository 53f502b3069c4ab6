package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Set;

/**
 * The port to what is known of repositories elsewhere: git tells the tags, and a forge adds what it
 * knows of their releases. Implementations serve several threads at once.
 */
public interface ReleaseSource extends AutoCloseable {

    /**
     * The tags of a repository: at least those that begin with one of the prefixes, all of them or
     * a failure.
     *
     * @param prefixes what the tags begin with, letter for letter; an empty one asks for all tags
     * @throws SourceException if there is no whole answer
     */
    TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException;

    /**
     * Who tells of the releases of a repository: one and the same for all repositories of a host
     * that are looked up together.
     *
     * @return {@link ReleaseDetails#none()} where the host knows tags alone
     * @throws SourceException if the host cannot be asked as it is defined
     */
    ReleaseDetails details(RepositoryUrl repository) throws SourceException;

    /** Lets go of connections, where there are any; the source is asked nothing afterwards. */
    @Override
    default void close() {}
}
