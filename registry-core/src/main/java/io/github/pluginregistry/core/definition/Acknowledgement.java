package io.github.pluginregistry.core.definition;

/**
 * That a tag was moved on purpose.
 *
 * @param tag the whole tag
 * @param commit the full object id of the commit that the tag may lead to now
 * @param reason why it was moved
 */
public record Acknowledgement(String tag, String commit, String reason) {}
