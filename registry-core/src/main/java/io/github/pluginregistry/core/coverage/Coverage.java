package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.resolve.Account;
import java.util.List;
import java.util.stream.Stream;

/** Says how a definition covers the repositories that it names. */
public final class Coverage {

    private Coverage() {}

    /**
     * Everything there is to look at, repository by repository in the definition's order. Of a
     * repository that did not answer nothing is said but what the checkout shows.
     *
     * @param accounts one for every plugin of the definition: what one of them leaves unclaimed may
     *     be another one's
     * @param ignored tags of which nothing is to be told
     * @param home the checkout that the definition lies in
     */
    public static List<Observation> of(
            List<Account> accounts, List<IgnoredTags> ignored, WorkTree home) {
        return Ground.of(accounts, ignored)
                .flatMap(
                        ground ->
                                Stream.of(
                                                new UnclaimedTags(ground).observe(),
                                                new ContestedTags(ground).observe(),
                                                new WidePatterns(ground).observe(),
                                                new IdlePatterns(ground).observe(),
                                                missingSources(ground, home))
                                        .flatMap(List::stream))
                .toList();
    }

    private static List<Observation> missingSources(Ground ground, WorkTree home) {
        return home.isOf(ground.repository())
                ? ground.plugins().stream()
                        .filter(plugin -> !home.holds().test(plugin.profile().sourcePath()))
                        .map(plugin -> missingSource(plugin, ground.repository()))
                        .toList()
                : List.of();
    }

    private static Observation missingSource(PluginDefinition plugin, RepositoryId repository) {
        List<PluginId> about = List.of(plugin.id());
        return new Observation(
                Observation.Kind.MISSING_SOURCE,
                about,
                repository,
                "sourcePath",
                "there is no \"%s\" in this checkout of %s"
                        .formatted(plugin.profile().sourcePath(), repository),
                "correct sourcePath in " + plugin.positionOf("sourcePath"));
    }
}
