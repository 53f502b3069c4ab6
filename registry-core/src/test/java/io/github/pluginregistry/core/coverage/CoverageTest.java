package io.github.pluginregistry.core.coverage;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.livingIn;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.coverage.Observation.Kind;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Position;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.testing.FakeSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final String ELSEWHERE = "https://git.example.org/team/plugins";

    @Test
    void tellsOfEachRepositoryOnItsOwn() {
        FakeSource source =
                new FakeSource()
                        .tags(HOME, "a/v1.0.0", "b/v1.0.0")
                        .tags(ELSEWHERE, "b/v2.0.0", "c/v2.0.0");
        List<Observation> observations =
                Coverage.of(
                        Accounts.of(
                                source, plugin("a", "a/*"), plugin("b", ELSEWHERE, select("b/*"))),
                        List.of(),
                        WorkTree.NONE);
        assertThat(observations)
                .extracting(Observation::kind)
                .containsExactly(Kind.UNCLAIMED_TAGS, Kind.UNCLAIMED_TAGS);
        assertThat(observations)
                .extracting(Observation::repository)
                .containsExactly(RepositoryId.of(HOME), RepositoryId.of(ELSEWHERE));
    }

    @Test
    void seesATagWithoutAReleaseWhereReleasesCount() {
        FakeSource source =
                new FakeSource()
                        .releases(HOME, Release.ofTag("a/v1.0.0"))
                        .tags(HOME, "a/v1.0.0", "b/v1.0.0");
        assertThat(Coverage.of(Accounts.of(source, plugin("a", "a/*")), List.of(), WorkTree.NONE))
                .extracting(Observation::kind)
                .containsExactly(Kind.UNCLAIMED_TAGS);
    }

    @Test
    void saysNothingOfARepositoryThatDoesNotAnswer() {
        FakeSource source = new FakeSource().failing(HOME, SourceException.Kind.UNREACHABLE);
        assertThat(Coverage.of(Accounts.of(source, plugin("a", "a/*")), List.of(), WorkTree.NONE))
                .isEmpty();
    }

    @Test
    void namesASourcePathThatTheCheckoutDoesNotHave() {
        WorkTree home = new WorkTree(List.of(RepositoryId.of(HOME)), "plugins/a"::equals);
        assertThat(
                        Coverage.of(
                                Accounts.of(
                                        List.of(),
                                        livingIn("plugins/a", plugin("a", "a/*")),
                                        livingIn("plugins/b", plugin("b", "b/*")),
                                        livingIn(
                                                "plugins/c",
                                                plugin("c", ELSEWHERE, select("c/*")))),
                                List.of(),
                                home))
                .extracting(Observation::toString)
                .containsExactly(
                        "b: there is no \"plugins/b\" in this checkout of pipe-cd/pipecd;"
                                + " correct sourcePath in registry.yaml:4 [missing-source]");
    }

    @Test
    void saysNothingOfWhatTheDefinitionIgnores() {
        PluginDefinition[] plugins = {
            plugin("a", HOME, select("a/*", "a-{version}")), plugin("wide", "a/v1.*"),
        };
        List<String> tags = List.of("a/v1.0.0", "b/v1.0.0", "c/v1.0.0");
        assertThat(Coverage.of(Accounts.of(tags, plugins), List.of(), WorkTree.NONE))
                .extracting(Observation::kind)
                .containsExactlyInAnyOrder(
                        Kind.UNCLAIMED_TAGS,
                        Kind.UNCLAIMED_TAGS,
                        Kind.CONTESTED_TAGS,
                        Kind.IDLE_PATTERN);
        assertThat(
                        Coverage.of(
                                Accounts.of(tags, plugins),
                                List.of(ignored("b/*"), ignored("a/*"), ignored("a-{version}")),
                                WorkTree.NONE))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.message())
                                        .startsWith("no pattern claims the tags of \"c\""));
    }

    private static IgnoredTags ignored(String tags) {
        return new IgnoredTags(TagPattern.of(tags), "on purpose", new Position("registry.yaml", 9));
    }
}
