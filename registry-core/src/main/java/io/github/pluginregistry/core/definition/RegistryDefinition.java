package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.model.RepositoryId;
import java.util.List;

/**
 * A registry as its maintainer describes it, without a single known violation.
 *
 * @param name the ecosystem's name
 * @param description what the registry is
 * @param repository the registry's home
 * @param updateFrequency how often the registry is brought up to date, for its readers; may be
 *     empty
 * @param notes anything else for its readers; may be empty
 * @param plugins the plugins in the order they are written
 * @param forges hosts that need telling how they are asked
 */
public record RegistryDefinition(
        String name,
        String description,
        RepositoryId repository,
        String updateFrequency,
        String notes,
        List<PluginDefinition> plugins,
        List<ForgeDefinition> forges) {

    public RegistryDefinition {
        plugins = List.copyOf(plugins);
        forges = List.copyOf(forges);
    }

    /** How a repository's host is asked: as {@code forges} says, or as the host is known. */
    public ForgeType forgeOf(RepositoryId repository) {
        return forges.stream()
                .filter(forge -> forge.host().equals(repository.host()))
                .map(ForgeDefinition::type)
                .findFirst()
                .orElse(repository.host().equals("github.com") ? ForgeType.GITHUB : ForgeType.GIT);
    }
}
