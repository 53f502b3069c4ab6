package io.github.pluginregistry.core.publish.git;

import io.github.pluginregistry.core.publish.Identity;

/**
 * Who did what.
 *
 * @param author who changed the files
 * @param committer who commits
 */
public record Hands(Identity author, Identity committer) {}
