package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.match.TagPattern;

/**
 * Tags of which nothing is told when a registry's coverage is looked at.
 *
 * @param tags which ones
 * @param reason why they belong to no plugin, or to several
 * @param position where the definition says so
 */
public record IgnoredTags(TagPattern tags, String reason, Position position) {

    /** Whether a tag is one of them. */
    public boolean covers(String tag) {
        return tags.version(tag).isPresent();
    }
}
