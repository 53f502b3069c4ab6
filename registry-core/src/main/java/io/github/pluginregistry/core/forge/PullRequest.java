package io.github.pluginregistry.core.forge;

import java.net.URI;

/** An open pull request. */
public record PullRequest(int number, URI page) {}
