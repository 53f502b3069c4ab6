package io.github.pluginregistry.server.config;

import io.github.pluginregistry.core.validation.SourceLocation;

/**
 * Something that is wrong in a configuration.
 *
 * @param location where, for example {@code server.yaml:12}
 * @param path the keys that lead there, for example {@code registries[0].branch}
 * @param problem what is wrong
 * @param remedy what to do
 */
public record ConfigurationError(
        SourceLocation location, String path, String problem, String remedy) {

    /** Place, path, problem and remedy on one line. */
    @Override
    public String toString() {
        return "%s: %s%s; %s"
                .formatted(location, path.isEmpty() ? "" : path + ": ", problem, remedy);
    }
}
