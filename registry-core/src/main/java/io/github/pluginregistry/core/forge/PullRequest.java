package io.github.pluginregistry.core.forge;

import java.net.URI;

/**
 * An open pull request.
 *
 * @param number its number in its repository
 * @param page its web page
 */
public record PullRequest(int number, URI page) {}
