package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.match.TagPattern;

/**
 * What the maintainer knows better about versions: that they never count, or that one is the one to
 * show.
 *
 * @param version the version as its tag spells it; where versions are ignored, a glob of versions
 *     too
 * @param reason why, for the readers of the registry and of the run
 */
public record Ruling(String version, String reason) {

    /** Whether the ruling is about a version, spelled out or by its glob. */
    public boolean covers(String text) {
        return version.equals(text) || TagPattern.of(version).version(text).isPresent();
    }
}
