package io.github.pluginregistry.core.publish.git;

import io.github.pluginregistry.core.model.RepositoryId;

/**
 * A repository elsewhere that git's configuration names.
 *
 * @param name what it is called there, for example {@code origin}
 * @param repository its address, without credentials
 * @param hadCredentials whether a user or a password stood in the address, which are not used
 */
public record Remote(String name, RepositoryId repository, boolean hadCredentials) {}
