package io.github.pluginregistry.server.config;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one registry.
 *
 * @param id its id, in addresses and in the API
 * @param repository the address of its git repository
 * @param branch the branch that is read and published to
 * @param definition the path of the definition in the repository
 * @param outputDirectory the path of the directory of the registry files; empty for {@code docs}
 *     next to the definition
 * @param ownPolling the bounds of the interval of polling; null for those of the server
 */
public record RegistryConfiguration(
        String id,
        String repository,
        String branch,
        String definition,
        String outputDirectory,
        Publishing publish,
        @Nullable Polling ownPolling,
        List<Condition> conditions,
        List<Dependent> dependents) {

    /** Copies the lists. */
    public RegistryConfiguration {
        conditions = List.copyOf(conditions);
        dependents = List.copyOf(dependents);
    }

    /**
     * Reads the configuration of a registry, as the API and the database have it.
     *
     * @param json one entry of {@code registries} of server.yaml, as JSON
     * @throws ConfigurationException if it is invalid; with all errors
     */
    public static RegistryConfiguration read(String json) throws ConfigurationException {
        try {
            return ConfigurationReader.registry(json);
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
    }

    /** The bounds of the interval of polling, if it has some of its own. */
    public Optional<Polling> polling() {
        return Optional.ofNullable(ownPolling);
    }
}
