package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.testing.RealTags;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnmatchedPatternsTest {

    @Test
    void suggestsAMatchingPattern() {
        assertThat(observe(RealTags.PIPECD.names(), plugin("k", "plugin/kubernetes/*")))
                .containsExactly(
                        """
                        k: "plugin/kubernetes/*" matches none of the 225 tags of pipe-cd/pipecd, \
                        and 4 match "pkg/app/pipedv1/plugin/kubernetes/*"; \
                        write tagPattern: "pkg/app/pipedv1/plugin/kubernetes/*" in registry.yaml:12 [idle-pattern]""");
    }

    @Test
    void suggestsNothingForAPluginWithoutReleases() {
        assertThat(
                        observe(
                                RealTags.PIPECD.names(),
                                plugin("c", "pkg/app/pipedv1/plugin/cloudrun/*")))
                .containsExactly(
                        """
                        c: "pkg/app/pipedv1/plugin/cloudrun/*" matches none of the 225 tags of pipe-cd/pipecd; \
                        unless nothing is released yet, correct tagPattern in registry.yaml:12 [idle-pattern]""");
    }

    @Test
    void checksEachFormerPatternSeparately() {
        PluginDefinition cloudtrail =
                plugin(
                        "cloudtrail",
                        HOME,
                        select(
                                "plugins/cloudtrail/*",
                                "cloudtrail-{version}",
                                "cloudtrial-{version}"));
        assertThat(observe(RealTags.FALCO_PLUGINS.names(), cloudtrail))
                .containsExactly(
                        """
                        cloudtrail: "cloudtrial-{version}" matches none of the 250 tags of pipe-cd/pipecd; \
                        correct it or remove it from formerTagPatterns in registry.yaml:4 [idle-pattern]""");
    }

    @Test
    void checksTheCurrentPatternEvenIfAFormerOneMatches() {
        PluginDefinition json = plugin("json", HOME, select("plugin/json/*", "json-{version}"));
        assertThat(observe(RealTags.FALCO_PLUGINS.names(), json))
                .singleElement()
                .asString()
                .startsWith("json: \"plugin/json/*\" matches none");
    }

    @Test
    void suggestsTheTagsOfASimilarNameUnlessAnotherPluginClaimsThem() {
        List<String> tags = List.of("plugin/kubernetes/v1.0.0", "plugin/kubernets/latest");
        PluginDefinition misspelt = plugin("k", "plugin/kubernets/{version}");
        String suggestion = "and 1 matches \"plugin/kubernetes/*\"";

        assertThat(observe(tags, misspelt)).singleElement().asString().contains(suggestion);
        assertThat(observe(List.of("plugin/kubernetes/latest"), misspelt))
                .singleElement()
                .asString()
                .doesNotContain("and 1 matches");
        assertThat(
                        observe(
                                tags,
                                plugin(
                                        "k",
                                        HOME,
                                        select(
                                                "plugin/kubernets/{version}",
                                                "plugin/kubernetes/v1*"))))
                .singleElement()
                .asString()
                .contains(suggestion);
        assertThat(observe(tags, misspelt, plugin("other", "plugin/kubernetes/*")))
                .singleElement()
                .asString()
                .startsWith("k: \"plugin/kubernets/{version}\" matches none")
                .doesNotContain(suggestion);
    }

    @Test
    void ignoresARepositoryWithoutTags() {
        assertThat(observe(List.of(), plugin("a", "a/*"))).isEmpty();
    }

    private static List<String> observe(List<String> tags, PluginDefinition... plugins) {
        return new UnmatchedPatterns(Accounts.ground(tags, plugins))
                .observe().stream().map(CoverageWarning::toString).toList();
    }
}
