package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionWarningsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final PluginDefinition PLUGIN = plugin("a", HOME, select("v*"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # selection | tags | problem | remedy
                    v* | v1.0.0 v1 | \
                        1 matching tag spells no version and does not count: v1 | \
                        if they are versions, look at versionScheme and tagPattern in registry.yaml:12
                    v* | v1.0.0 v1 v2 v3 | \
                        3 matching tags spell no version and do not count: v1, v2, v3 | \
                        if they are versions, look at versionScheme and tagPattern in registry.yaml:12
                    v* | v1.0.0 v3 v10 v1 v2 | \
                        4 matching tags spell no version and do not count: v1, v10, v2, ... | \
                        if they are versions, look at versionScheme and tagPattern in registry.yaml:12
                    v* pin v1.0.0 | v1.0.0 | \
                        pinned to v1.0.0: the newer ones break the host | \
                        remove pin from registry.yaml:4 when it is no longer needed
                    """)
    void remarksOnTags(String selection, String tags, String problem, String remedy) {
        assertThat(on(selection, tags))
                .containsExactly(new ResolutionProblem(Impact.REMARK, problem, remedy));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    v*,            v1.0.0 v1.1.0-rc.1 other
                    v* ignore v1*, v2.0.0 v1.0.0 v1
                    v* pin v3.0.0, v1.0.0
                    """)
    void hasNoRemarkOn(String selection, String tags) {
        assertThat(on(selection, tags)).isEmpty();
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

    private static PluginDefinition writtenAt(Map<String, SourceLocation> positions) {
        return new PluginDefinition(
                PLUGIN.id(), PLUGIN.profile(), PLUGIN.repository(), PLUGIN.selection(), positions);
    }

    private static List<ResolutionProblem> on(String selection, String tags) {
        return new SelectionWarnings(plugin("a", HOME, Notation.selection(selection)), NOW)
                .on(Notation.choice(selection, tags));
    }
}
