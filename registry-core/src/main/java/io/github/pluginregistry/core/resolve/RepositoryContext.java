package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a run knows of a repository before any request.
 *
 * @param now the time after which a publication is in the future
 * @param acceptedMoves whether a tag may point to another commit than the published one
 */
record RepositoryContext(
        RepositoryUrl repository,
        ForgeType forge,
        List<PluginDefinition> plugins,
        Instant now,
        Predicate<String> acceptedMoves) {}
