package io.github.pluginregistry.core.forge.github;

import io.github.pluginregistry.core.model.RepositoryId;

/**
 * One thing that is looked up.
 *
 * @param query the index of the query that wants it
 * @param repository the repository
 * @param tag the tag whose release is wanted; empty where it is wanted if there is any release
 */
record Lookup(int query, RepositoryId repository, String tag) {

    static Lookup any(int query, RepositoryId repository) {
        return new Lookup(query, repository, "");
    }

    boolean isForAny() {
        return tag.isEmpty();
    }
}
