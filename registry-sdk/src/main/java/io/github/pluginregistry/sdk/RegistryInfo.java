package io.github.pluginregistry.sdk;

import java.util.Objects;

/**
 * The registry itself.
 *
 * @param name such as "PipeCD Official Plugins"
 * @param description empty where it has none
 * @param repository the URL of the registry's own repository
 */
public record RegistryInfo(String name, String description, String repository) {

    public RegistryInfo {
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        Objects.requireNonNull(repository);
    }
}
