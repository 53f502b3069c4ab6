package io.github.pluginregistry.core.definition;

/**
 * What the maintainer knows better about one version: that it never counts, or that it is the one
 * to show.
 *
 * @param version the version as its tag spells it
 * @param reason why, for the readers of the registry and of the run
 */
public record Ruling(String version, String reason) {}
