package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.testing.RealTags;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlappingPatternsTest {

    @Test
    void reportsTagsThatTwoPluginsClaim() {
        assertThat(
                        contested(
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
    void reportsEachSetOfPluginsSeparately() {
        assertThat(
                        contested(
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
    void countsFormerPatterns() {
        assertThat(
                        contested(
                                List.of("a-1.0.0", "a-2.0.0", "a-3.0.0"),
                                plugin("a", "a-{version}"),
                                plugin("b", HOME, select("b/*", "a-{version}"))))
                .singleElement()
                .asString()
                .startsWith(
                        "a, b: 3 tags of pipe-cd/pipecd are claimed by each of them: a-1.0.0, a-2.0.0, a-3.0.0; ");
    }

    @Test
    void acceptsPluginsThatAreReleasedTogether() {
        List<String> tags = List.of("v1.0.0", "v2.0.0");
        assertThat(contested(tags, plugin("core", "v*"), plugin("cli", "v*"))).isEmpty();
        assertThat(contested(tags, plugin("core", "v*"), plugin("cli", "v*"), plugin("old", "v1*")))
                .singleElement()
                .asString()
                .startsWith("core, cli, old: 1 tag of pipe-cd/pipecd is claimed by each of them");
    }

    @Test
    void acceptsATagThatOnePluginClaimsTwice() {
        assertThat(contested(List.of("a-1.0.0"), plugin("a", HOME, select("a-*", "a-{version}"))))
                .isEmpty();
    }

    private static List<String> contested(List<String> tags, PluginDefinition... plugins) {
        return observe(CoverageWarning.Kind.CONTESTED_TAGS, tags, plugins);
    }

    private static List<String> wide(List<String> tags, PluginDefinition... plugins) {
        return observe(CoverageWarning.Kind.WIDE_PATTERN, tags, plugins);
    }

    private static List<String> observe(
            CoverageWarning.Kind kind, List<String> tags, PluginDefinition... plugins) {
        return new OverlappingPatterns(Accounts.ground(tags, plugins))
                .observe().stream()
                        .filter(observation -> observation.kind() == kind)
                        .map(CoverageWarning::toString)
                        .toList();
    }

    private static final List<String> TAGS =
            List.of("v0.3.0", "v0.3.0-build-plan", "v0.4.0", "v0.4.0-build-plan", "v0.5.0-rc.1");

    @Test
    void reportsAPatternThatReadsTagsOfAnotherPluginAsPrereleases() {
        assertThat(wide(TAGS, plugin("main", "v*")))
                .containsExactly(
                        """
                        main: "v*" also claims the tags of "build-plan", which look like another plugin's releases: \
                        2 with "-build-plan", the newest v0.4.0; \
                        if it is a plugin, describe it with tagPattern: "{version}-build-plan" \
                        and let this one ignore the version "*-build-plan" in registry.yaml:4, \
                        else add its tags to coverage.ignore [wide-pattern]""");
        assertThat(wide(TAGS, plugin("main", HOME, select("v*", "a/*")))).hasSize(1);
    }

    @Test
    void isSilentOnceTheOtherPluginIsDefined() {
        PluginDefinition main = plugin("main", HOME, ignoring("*-build-plan", select("v*")));
        PluginDefinition other = plugin("build-plan", "{version}-build-plan");

        assertThat(Accounts.of(TAGS, main, other))
                .extracting(account -> account.resolution().entry().orElseThrow().version())
                .containsExactly("v0.4.0", "v0.4.0");
        assertThat(
                        CoverageAnalyzer.of(
                                Accounts.of(TAGS, main, other), List.of(), CheckoutIndex.NONE))
                .isEmpty();
    }

    @Test
    void doesNotReportAWidePatternForContestedTags() {
        assertThat(wide(TAGS, plugin("main", "v*"), plugin("b", "{version}-build-plan"))).isEmpty();
    }

    @Test
    void doesNotReportIgnoredTagsOfAWidePattern() {
        IgnoredTags ignored =
                new IgnoredTags(
                        TagPattern.of("{version}-build-plan"),
                        "prereleases",
                        new SourceLocation("registry.yaml", 9));
        assertThat(
                        new OverlappingPatterns(
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
    void acceptsPrereleasesAndTagsWithANameInFront(String pattern, String tag) {
        assertThat(wide(List.of(tag), plugin("a", pattern))).isEmpty();
    }

    @Test
    void findsNoWidePatternInRealRepositories() {
        for (RealTags tags : RealTags.values()) {
            assertThat(wide(tags.names(), plugin("a", "v*"), plugin("b", "**"))).isEmpty();
        }
    }
}
