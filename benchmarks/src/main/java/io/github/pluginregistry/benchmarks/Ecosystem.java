package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.Definitions;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An ecosystem whose plugins are tagged as PipeCD tags them.
 *
 * @param plugins how many plugins there are
 * @param perRepository how many of them live in one repository
 * @param versions how many versions each of them has
 */
record Ecosystem(int plugins, int perRepository, int versions) {

    private static final String HEX = "0123456789abcdef".repeat(4);

    RegistryDefinition definition() {
        return Definitions.registry(
                IntStream.range(0, plugins)
                        .mapToObj(this::plugin)
                        .toArray(PluginDefinition[]::new));
    }

    /** The same as a maintainer writes it. */
    String yaml() {
        StringBuilder yaml =
                new StringBuilder(
                        """
                        name: Example Plugins
                        description: The plugins of the example
                        repository: https://github.com/pipe-cd/pipecd
                        metadata:
                          updateFrequency: On every release
                        plugins:
                        """);
        for (PluginDefinition plugin : definition().plugins()) {
            yaml.append(
                    """
                      - id: %1$s
                        name: %1$s plugin
                        description: What %1$s does
                        repository: %2$s
                        tagPattern: %3$s
                        status: stable
                    """
                            .formatted(
                                    plugin.id(),
                                    plugin.repository().address(),
                                    plugin.profile().tagPattern()));
        }
        return yaml.toString();
    }

    /** Knows tags alone, and lists them anew whenever it is asked, as reading an answer does. */
    ReleaseSource source() {
        return new ReleaseSource() {
            @Override
            public TagListing tags(RepositoryUrl repository, Set<String> prefixes) {
                String address = repository.address();
                String number = address.substring(address.lastIndexOf('-') + 1);
                return TagListing.of(tagsOf(Integer.parseInt(number)));
            }

            @Override
            public ReleaseDetails details(RepositoryUrl repository) {
                return ReleaseDetails.none();
            }
        };
    }

    private PluginDefinition plugin(int index) {
        return Definitions.plugin(
                "plugin-" + index,
                "https://github.com/example/repository-" + index / perRepository,
                Definitions.select(prefix(index) + "*"));
    }

    private List<Release> tagsOf(int repository) {
        int first = repository * perRepository;
        return IntStream.range(first, Math.min(first + perRepository, plugins))
                .boxed()
                .flatMap(this::tagsOfPlugin)
                .toList();
    }

    private Stream<Release> tagsOfPlugin(int plugin) {
        return IntStream.range(0, versions).mapToObj(version -> tag(plugin, version));
    }

    private static Release tag(int plugin, int version) {
        String name = prefix(plugin) + "v" + version / 10 + "." + version % 10 + ".0";
        return Release.ofTag(name).withCommit(commit(version));
    }

    /** A text of its own for each tag, as in an answer, and cheaper than a true hash. */
    private static String commit(int version) {
        return HEX.substring(version % 16, version % 16 + 40);
    }

    private static String prefix(int plugin) {
        return "pkg/app/pipedv1/plugin/plugin-" + plugin + "/";
    }
}
