package io.github.pluginregistry.core.forge;

import java.net.URI;

/**
 * A pull request that is open.
 *
 * @param number its number in its repository
 * @param page its page for people
 */
public record PullRequest(int number, URI page) {}
