package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionWarningsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final PluginDefinition PLUGIN = plugin("a", HOME, select("v*"));

    @Test
    void aTagThatSpellsNoVersionIsNamed() {
        assertThat(on("v1.0.0", "v1"))
                .containsExactly(
                        new ResolutionProblem(
                                Impact.REMARK,
                                "1 matching tag spells no version and does not count: v1",
                                "if they are versions, look at versionScheme and tagPattern in"
                                        + " registry.yaml:12"));
    }

    @Test
    void ofManyTagsThreeAreNamed() {
        assertThat(on("v1.0.0", "v3", "v10", "v1", "v2"))
                .extracting(ResolutionProblem::problem)
                .containsExactly(
                        "4 matching tags spell no version and do not count: v1, v10, v2, ...");
    }

    @Test
    void whereAllTagsAreNamedNothingIsLeftOut() {
        assertThat(on("v1.0.0", "v1", "v2", "v3"))
                .extracting(ResolutionProblem::problem)
                .containsExactly("3 matching tags spell no version and do not count: v1, v2, v3");
    }

    @Test
    void whatIsIgnoredIsNotTold() {
        PluginDefinition ignoring = plugin("a", HOME, ignoring("v1*", select("v*")));
        TagIndex listing =
                TagIndex.ofTags(
                        List.of(
                                Release.ofTag("v2.0.0"),
                                Release.ofTag("v1.0.0"),
                                Release.ofTag("v1")));
        assertThat(
                        new SelectionWarnings(ignoring, NOW)
                                .on(VersionChoice.of(ignoring.selection(), listing)))
                .isEmpty();
    }

    @Test
    void theReasonOfAPinIsTold() {
        PluginDefinition pinned = plugin("a", HOME, pinnedTo("v1.0.0", select("v*")));
        TagIndex listing = TagIndex.ofTags(List.of(Release.ofTag("v1.0.0")));
        assertThat(
                        new SelectionWarnings(pinned, NOW)
                                .on(VersionChoice.of(pinned.selection(), listing)))
                .containsExactly(
                        new ResolutionProblem(
                                Impact.REMARK,
                                "pinned to v1.0.0: the newer ones break the host",
                                "remove pin from registry.yaml:4 when it is no longer needed"));
    }

    @Test
    void aPinThatHoldsNothingIsNotTold() {
        PluginDefinition pinned = plugin("a", HOME, pinnedTo("v3.0.0", select("v*")));
        TagIndex listing = TagIndex.ofTags(List.of(Release.ofTag("v1.0.0")));
        assertThat(
                        new SelectionWarnings(pinned, NOW)
                                .on(VersionChoice.of(pinned.selection(), listing)))
                .isEmpty();
    }

    @Test
    void aRepositoryThatMovedIsNamedWhereItsAddressIsWritten() {
        PluginDefinition own =
                writtenAt(Map.of("repository", new SourceLocation("registry.yaml", 7)));
        assertThat(
                        new SelectionWarnings(own, NOW)
                                .moved(RepositoryUrl.of("https://github.com/pipe-cd/new")))
                .isEqualTo(
                        new ResolutionProblem(
                                Impact.WARNING,
                                "pipe-cd/pipecd has moved to pipe-cd/new",
                                "write repository: https://github.com/pipe-cd/new in"
                                        + " registry.yaml:7"));
    }

    @Test
    void pluginsThatInheritTheirRepositorySayTheSameOfItsMove() {
        RepositoryUrl home = RepositoryUrl.of("https://github.com/pipe-cd/new");
        ResolutionProblem first =
                new SelectionWarnings(
                                writtenAt(Map.of("", new SourceLocation("registry.yaml", 4))), NOW)
                        .moved(home);
        ResolutionProblem second =
                new SelectionWarnings(
                                writtenAt(Map.of("", new SourceLocation("registry.yaml", 9))), NOW)
                        .moved(home);
        assertThat(first).isEqualTo(second);
        assertThat(first.remedy()).endsWith("pipe-cd/new in registry.yaml");
    }

    @Test
    void thereIsNothingToSayAboutVersionsAlone() {
        assertThat(on("v1.0.0", "v1.1.0-rc.1", "other")).isEmpty();
    }

    private static PluginDefinition writtenAt(Map<String, SourceLocation> positions) {
        return new PluginDefinition(
                PLUGIN.id(), PLUGIN.profile(), PLUGIN.repository(), PLUGIN.selection(), positions);
    }

    private static List<ResolutionProblem> on(String... tags) {
        return on(TagIndex.ofTags(Arrays.stream(tags).map(Release::ofTag).toList()));
    }

    private static List<ResolutionProblem> on(TagIndex listing) {
        return new SelectionWarnings(PLUGIN, NOW).on(VersionChoice.of(PLUGIN.selection(), listing));
    }
}
