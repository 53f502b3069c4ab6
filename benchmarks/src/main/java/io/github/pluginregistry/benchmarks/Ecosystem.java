package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.Definitions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An ecosystem in which every plugin has a hundred versions, tagged as PipeCD tags them.
 *
 * @param plugins how many plugins there are
 * @param perRepository how many of them live in one repository
 */
record Ecosystem(int plugins, int perRepository) {

    private static final int VERSIONS = 100;

    RegistryDefinition definition() {
        return Definitions.registry(
                IntStream.range(0, plugins)
                        .mapToObj(this::plugin)
                        .toArray(PluginDefinition[]::new));
    }

    /** Answers from memory, with equal lists each time it is asked. */
    ReleaseSource source() {
        List<List<Release>> tags =
                IntStream.range(0, repositories()).mapToObj(this::tagsOf).toList();
        return new ReleaseSource() {
            @Override
            public List<Release> releases(RepositoryId repository) {
                return List.of();
            }

            @Override
            public List<Release> tags(RepositoryId repository) {
                String address = repository.address();
                return tags.get(Integer.parseInt(address.substring(address.lastIndexOf('-') + 1)));
            }
        };
    }

    private int repositories() {
        return (plugins + perRepository - 1) / perRepository;
    }

    private PluginDefinition plugin(int index) {
        return Definitions.plugin(
                "plugin-" + index,
                "https://github.com/example/repository-" + index / perRepository,
                Definitions.select(prefix(index) + "*"));
    }

    private List<Release> tagsOf(int repository) {
        return IntStream.range(repository * perRepository, (repository + 1) * perRepository)
                .filter(index -> index < plugins)
                .boxed()
                .flatMap(
                        index ->
                                IntStream.range(0, VERSIONS)
                                        .mapToObj(version -> tag(index, version)))
                .toList();
    }

    private static Release tag(int plugin, int version) {
        String name = prefix(plugin) + "v" + version / 10 + "." + version % 10 + ".0";
        return Release.ofTag(name).withCommit(Commits.of(name));
    }

    private static String prefix(int plugin) {
        return "pkg/app/pipedv1/plugin/plugin-" + plugin + "/";
    }
}
