package io.github.pluginregistry.core.source;

import java.util.List;

/** The port to what a forge knows of the releases of its repositories. Serves one host. */
public interface ReleaseDetails {

    /**
     * Whether many tags of many repositories are looked up in one request. Where they are not, each
     * tag costs a request, and only what is needed should be asked for.
     */
    boolean isBatched();

    /**
     * Looks up the releases of some tags. Trouble is part of an answer, never an exception.
     *
     * @param queries at most one for each repository
     * @return one answer per query, in their order
     */
    List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries);
}
