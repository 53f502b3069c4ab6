package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Set;

/** The port to repositories: tags come from git, releases from a forge. It is thread-safe. */
public interface ReleaseSource extends AutoCloseable {

    /**
     * The tags of a repository: at least those that begin with one of the prefixes, all of them or
     * a failure.
     *
     * @param prefixes literal prefixes of tags; an empty one requests all tags
     * @throws SourceException if there is no complete response
     */
    TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException;

    /**
     * The releases of a repository: the same instance for all repositories of a host that are
     * looked up together.
     *
     * @return {@link ReleaseDetails#none()} if the host only has tags
     * @throws SourceException if the definition of the host is not usable
     */
    ReleaseDetails details(RepositoryUrl repository) throws SourceException;

    /** Closes connections; the source is not used afterwards. */
    @Override
    default void close() {}
}
