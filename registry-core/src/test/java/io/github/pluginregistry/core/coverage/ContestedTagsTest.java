package io.github.pluginregistry.core.coverage;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.testing.RealTags;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestedTagsTest {

    @Test
    void namesBothPluginsTheNumberOfTheirTagsAndSomeOfThem() {
        assertThat(
                        observe(
                                RealTags.FALCO_PLUGINS.names(),
                                plugin("k8saudit", "k8saudit-*"),
                                plugin("k8saudit-eks", "k8saudit-eks-{version}")))
                .containsExactly(
                        """
                        k8saudit, k8saudit-eks: 6 tags of pipe-cd/pipecd are claimed by each of them: \
                        k8saudit-eks-0.1.0, k8saudit-eks-0.1.1, k8saudit-eks-0.1.2, ...; \
                        narrow the patterns in registry.yaml:12, or write the same pattern for each if they are released together [contested-tags]""");
    }

    @Test
    void tellsEachSetOfPluginsApart() {
        assertThat(
                        observe(
                                List.of("a/1.0.0", "b/1.0.0"),
                                plugin("all", "*/*"),
                                plugin("a", "a/*"),
                                plugin("b", "b/*")))
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "all, a: 1 tag of pipe-cd/pipecd is claimed by each of them: a/1.0.0; "),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "all, b: 1 tag of pipe-cd/pipecd is claimed by each of them: b/1.0.0; "));
    }

    @Test
    void aFormerPatternClaimsToo() {
        assertThat(
                        observe(
                                List.of("a-1.0.0"),
                                plugin("a", "a-{version}"),
                                plugin("b", HOME, select("b/*", "a-{version}"))))
                .hasSize(1);
    }

    @Test
    void saysNothingOfPluginsThatAreReleasedTogether() {
        List<String> tags = List.of("v1.0.0", "v2.0.0");
        assertThat(observe(tags, plugin("core", "v*"), plugin("cli", "v*"))).isEmpty();
        assertThat(observe(tags, plugin("core", "v*"), plugin("cli", "v*"), plugin("old", "v1*")))
                .singleElement()
                .asString()
                .startsWith("core, cli, old: 1 tag of pipe-cd/pipecd is claimed by each of them");
    }

    @Test
    void saysNothingOfATagThatOnePluginClaimsTwice() {
        assertThat(observe(List.of("a-1.0.0"), plugin("a", HOME, select("a-*", "a-{version}"))))
                .isEmpty();
    }

    private static List<String> observe(List<String> tags, PluginDefinition... plugins) {
        return new ContestedTags(Accounts.ground(tags, plugins))
                .observe().stream().map(Observation::toString).toList();
    }
}
