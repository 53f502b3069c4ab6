package io.github.pluginregistry.core.match;

/**
 * What a tag that matches spells.
 *
 * @param pattern the pattern that the tag matches
 * @param version the version as the tag spells it under that pattern, as text
 */
public record Spelling(TagPattern pattern, String version) {}
