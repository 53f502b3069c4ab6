package io.github.pluginregistry.core.coverage;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Position;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.testing.RealTags;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidePatternsTest {

    private static final List<String> TAGS =
            List.of("v0.3.0", "v0.3.0-build-plan", "v0.4.0", "v0.4.0-build-plan", "v0.5.0-rc.1");

    @Test
    void namesThePluginWhoseTagsAnotherOneTakesForPrereleases() {
        assertThat(observe(TAGS, plugin("main", "v*")))
                .containsExactly(
                        """
                        main: "v*" also claims the tags of "build-plan", which look like another plugin's releases: \
                        2 with "-build-plan", the newest v0.4.0; \
                        if it is a plugin, describe it with tagPattern: "{version}-build-plan" \
                        and let this one ignore the version "*-build-plan" in registry.yaml:4, \
                        else add its tags to coverage.ignore [wide-pattern]""");
    }

    /** Done as the message says, nothing is left to tell. */
    @Test
    void saysNothingOnceTheOtherPluginIsDescribed() {
        PluginDefinition main = plugin("main", HOME, ignoring("*-build-plan", select("v*")));
        PluginDefinition other = plugin("build-plan", "{version}-build-plan");

        assertThat(Accounts.of(TAGS, main, other))
                .extracting(account -> account.resolution().entry().orElseThrow().version())
                .containsExactly("v0.4.0", "v0.4.0");
        assertThat(Coverage.of(Accounts.of(TAGS, main, other), List.of(), WorkTree.NONE)).isEmpty();
    }

    @Test
    void leavesTagsThatBothPluginsClaimToThatObservation() {
        assertThat(observe(TAGS, plugin("main", "v*"), plugin("b", "{version}-build-plan")))
                .isEmpty();
    }

    @Test
    void saysNothingOfWhatTheDefinitionIgnores() {
        IgnoredTags ignored =
                new IgnoredTags(
                        TagPattern.of("{version}-build-plan"),
                        "prereleases",
                        new Position("registry.yaml", 9));
        assertThat(
                        new WidePatterns(
                                        Accounts.ground(
                                                List.of(ignored), TAGS, plugin("main", "v*")))
                                .observe())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v*, v1.0.0-rc.1",
        "v*, v1.0.0-gke.3",
        "v*, v1.0.0-beta2",
        "v*, v1.0.0+build",
        "plugins/a/*, plugins/a/v1.0.0-experimental",
        "a-{version}, a-1.0.0-experimental",
        "{version}-build-plan, 1.0.0-build-plan",
    })
    void aPrereleaseOrWhatHasANameInFrontIsNotAnotherPlugin(String pattern, String tag) {
        assertThat(observe(List.of(tag), plugin("a", pattern))).isEmpty();
    }

    @Test
    void saysNothingOfRealRepositories() {
        for (RealTags tags : RealTags.values()) {
            assertThat(observe(tags.names(), plugin("a", "v*"), plugin("b", "**"))).isEmpty();
        }
    }

    private static List<String> observe(List<String> tags, PluginDefinition... plugins) {
        return new WidePatterns(Accounts.ground(tags, plugins))
                .observe().stream().map(Observation::toString).toList();
    }
}
