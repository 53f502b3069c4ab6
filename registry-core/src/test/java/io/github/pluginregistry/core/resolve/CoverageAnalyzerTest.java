package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.livingIn;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.CoverageWarning.Kind;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageAnalyzerTest {

    private static final String ELSEWHERE = "https://git.example.org/team/plugins";

    @Test
    void looksAtEachRepositorySeparately() {
        FakeSource source =
                new FakeSource()
                        .tags(HOME, "a/v1.0.0", "b/v1.0.0")
                        .tags(ELSEWHERE, "b/v2.0.0", "c/v2.0.0");
        List<CoverageWarning> observations =
                CoverageAnalyzer.of(
                        Accounts.of(
                                source, plugin("a", "a/*"), plugin("b", ELSEWHERE, select("b/*"))),
                        List.of(),
                        CheckoutIndex.NONE);
        assertThat(observations)
                .extracting(CoverageWarning::kind)
                .containsExactly(Kind.UNCLAIMED_TAGS, Kind.UNCLAIMED_TAGS);
        assertThat(observations)
                .extracting(CoverageWarning::repository)
                .containsExactly(RepositoryUrl.of(HOME), RepositoryUrl.of(ELSEWHERE));
    }

    @Test
    void seesTagsWithoutAReleaseWhereReleasesCount() {
        FakeSource source =
                new FakeSource()
                        .releases(HOME, Release.ofTag("a/v1.0.0"))
                        .tags(HOME, "a/v1.0.0", "b/v1.0.0");
        assertThat(
                        CoverageAnalyzer.of(
                                Accounts.of(source, plugin("a", "a/*")),
                                List.of(),
                                CheckoutIndex.NONE))
                .extracting(CoverageWarning::kind)
                .containsExactly(Kind.UNCLAIMED_TAGS);
    }

    @Test
    void isSilentAboutARepositoryThatDoesNotAnswer() {
        FakeSource source = new FakeSource().failing(HOME, SourceException.Kind.UNREACHABLE);
        assertThat(
                        CoverageAnalyzer.of(
                                Accounts.of(source, plugin("a", "a/*")),
                                List.of(),
                                CheckoutIndex.NONE))
                .isEmpty();
    }

    @Test
    void reportsASourcePathThatTheCheckoutLacks() {
        CheckoutIndex home =
                new CheckoutIndex(List.of(RepositoryUrl.of(HOME)), "plugins/a"::equals);
        assertThat(
                        CoverageAnalyzer.of(
                                Accounts.of(
                                        List.of(),
                                        livingIn("plugins/a", plugin("a", "a/*")),
                                        livingIn("plugins/b", plugin("b", "b/*")),
                                        livingIn(
                                                "plugins/c",
                                                plugin("c", ELSEWHERE, select("c/*")))),
                                List.of(),
                                home))
                .extracting(CoverageWarning::toString)
                .containsExactly(
                        "b: there is no \"plugins/b\" in this checkout of pipe-cd/pipecd;"
                                + " correct sourcePath in registry.yaml:4 [missing-source]");
    }

    @Test
    void leavesOutIgnoredTags() {
        PluginDefinition[] plugins = {
            plugin("a", HOME, select("a/*", "a-{version}")), plugin("wide", "a/v1.*"),
        };
        List<String> tags = List.of("a/v1.0.0", "b/v1.0.0", "c/v1.0.0");
        assertThat(CoverageAnalyzer.of(Accounts.of(tags, plugins), List.of(), CheckoutIndex.NONE))
                .extracting(CoverageWarning::kind)
                .containsExactlyInAnyOrder(
                        Kind.UNCLAIMED_TAGS,
                        Kind.UNCLAIMED_TAGS,
                        Kind.CONTESTED_TAGS,
                        Kind.IDLE_PATTERN);
        assertThat(
                        CoverageAnalyzer.of(
                                Accounts.of(tags, plugins),
                                List.of(ignored("b/*")),
                                CheckoutIndex.NONE))
                .extracting(CoverageWarning::kind)
                .containsExactlyInAnyOrder(
                        Kind.UNCLAIMED_TAGS, Kind.CONTESTED_TAGS, Kind.IDLE_PATTERN);
        assertThat(
                        CoverageAnalyzer.of(
                                Accounts.of(tags, plugins),
                                List.of(ignored("b/*"), ignored("a/*"), ignored("a-{version}")),
                                CheckoutIndex.NONE))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.problem())
                                        .startsWith("no pattern claims the tags of \"c\""));
    }

    @Test
    void leavesOutUnmatchedPatternsOfPluginsWithoutAMatch() {
        PluginDefinition[] plugins = {
            plugin("a", HOME, select("a/*", "a-{version}")), plugin("b", "b/*"),
        };
        RegistryDefinition definition = definition(plugins, "gone/*");
        List<ResolutionDetails> details = Accounts.of(List.of("a/v1.0.0"), plugins);

        assertThat(CoverageAnalyzer.analyze(definition, details, CheckoutIndex.NONE))
                .extracting(it -> it.kind() + " " + it.plugins())
                .containsExactly("IDLE_PATTERN [a]", "IDLE_PATTERN [b]", "UNUSED_IGNORE []");
        assertThat(CoverageAnalyzer.analyzeResolved(definition, details, CheckoutIndex.NONE))
                .extracting(it -> it.kind() + " " + it.plugins())
                .containsExactly("IDLE_PATTERN [a]", "UNUSED_IGNORE []");
    }

    private static IgnoredTags ignored(String tags) {
        return new IgnoredTags(
                TagPattern.of(tags), "on purpose", new SourceLocation("registry.yaml", 9));
    }

    private static final PluginDefinition[] PLUGINS = {
        plugin("a", "a/*"), plugin("c", ELSEWHERE, select("c/*")),
    };

    @Test
    void reportsAnIgnoreEntryThatMatchesNoTagOfAnyRepository() {
        FakeSource source =
                new FakeSource().tags(HOME, "a/v1.0.0", "b/v1.0.0").tags(ELSEWHERE, "d/v1.0.0");

        assertThat(unused(source, "b/*", "d/*", "gone/*"))
                .containsExactly(
                        "pipe-cd/pipecd: \"gone/*\" under coverage.ignore matches no tag of any repository;"
                                + " remove it in registry.yaml:9, or correct it [unused-ignore]");
    }

    @Test
    void acceptsAnIgnoreEntryOfAPluginWithoutReleases() {
        assertThat(unused(new FakeSource().tags(HOME, "b/v1.0.0").tags(ELSEWHERE, "d"), "a/*"))
                .isEmpty();
    }

    @Test
    void reportsNoIgnoreEntryWhereARepositoryDidNotAnswer() {
        FakeSource source =
                new FakeSource()
                        .tags(HOME, "a/v1.0.0")
                        .failing(ELSEWHERE, SourceException.Kind.UNREACHABLE);

        assertThat(unused(source, "gone/*")).isEmpty();
    }

    @Test
    void reportsAnIgnoreEntryWhereARepositoryHasNoTags() {
        FakeSource source = new FakeSource().tags(HOME, "a/v1.0.0").tags(ELSEWHERE, new String[0]);

        assertThat(unused(source, "gone/*")).hasSize(1);
    }

    private static List<String> unused(FakeSource source, String... ignored) {
        return CoverageAnalyzer.unusedIgnores(
                        definition(PLUGINS, ignored), Accounts.of(source, PLUGINS))
                .stream()
                .map(CoverageWarning::toString)
                .toList();
    }

    private static RegistryDefinition definition(PluginDefinition[] plugins, String... ignored) {
        RegistryDefinition plain = registry(plugins);
        return new RegistryDefinition(
                plain.name(),
                plain.description(),
                plain.repository(),
                plain.updateFrequency(),
                plain.notes(),
                plain.plugins(),
                List.of(),
                Severities.USUAL,
                List.of(ignored).stream().map(CoverageAnalyzerTest::ignored).toList(),
                List.of());
    }
}
