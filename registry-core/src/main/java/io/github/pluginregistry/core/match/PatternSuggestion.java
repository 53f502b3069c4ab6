package io.github.pluginregistry.core.match;

/**
 * A tag pattern that was probably meant.
 *
 * @param pattern the pattern
 * @param matching how many tags it reads a version from, at least one
 */
public record PatternSuggestion(TagPattern pattern, int matching) {}
