package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check tells of files that an update of the same build changed before it. */
class RegistryServiceFormerFilesTest {

    private static final PluginDefinition A = plugin("a", "a/*");
    private static final PluginDefinition B = plugin("b", "b/*");
    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    @TempDir private Path directory;

    private final FakeSource source =
            new FakeSource().releases(HOME, Release.ofTag("a/v1.0.0"), Release.ofTag("b/v0.1.0"));
    private Severities severities = Severities.USUAL;

    @BeforeEach
    void publish() throws Exception {
        registrar(Map.of(), A, B).update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    plugins.json | "latestVersion": "v1.0.0" | "latestVersion": "v9.9.9" | version-mismatch
                    plugins.json | v1.0.0                    | v9.9.9                    | not-in-step
                    plugins.json | "name": "a plugin"        | "name": "mine"            | not-in-step
                    plugins.json | "status": "stable"        | "status": "superb"        | schema
                    plugins.json | "id": "b"                 | "id": "c"                 | not-in-definition
                    plugins.md   | v1.0.0                    | v9.9.9                    | not-in-step
                    plugins.md   | a plugin                  | mine                      | not-in-step
                    plugins.schema.json | draft-07           | draft-04                  | not-in-step
                    """)
    void aHandEditIsTold(String file, String before, String after, String rule) throws Exception {
        edit(file, before, after);

        CheckReport report = updateAndCheck(A, B);

        assertThat(report.isClean()).isFalse();
        assertThat(report.findings())
                .allMatch(finding -> finding.fix() == FixKind.COMMIT)
                .extracting(finding -> finding.rule().id())
                .contains(rule);
        assertThat(registrar(Map.of(), A, B).check().findings()).isEmpty();
    }

    /** Nothing in the files gives it away; the repository does. */
    @Test
    void aVersionThatEveryFileHasAndNoTagIsTold() throws Exception {
        edit("plugins.json", "v1.0.0", "v9.9.9");
        edit("plugins.md", "v1.0.0", "v9.9.9");
        assertThat(registrar(Map.of(), A, B).check().findings()).isEmpty();

        assertThat(updateAndCheck(A, B).findings())
                .singleElement()
                .extracting(Finding::problem)
                .isEqualTo(
                        "latestVersion is v9.9.9, and the v1.0.0 that registry:update found is expected");
    }

    @Test
    void aNewerVersionIsNoEdit() throws Exception {
        source.releases(HOME, Release.ofTag("a/v1.1.0"), Release.ofTag("b/v0.1.0"));

        assertThat(updateAndCheck(A, B).findings()).isEmpty();
        assertThat(text("plugins.json")).contains("v1.1.0");
    }

    @Test
    void aFirstVersionIsNoEditHoweverMuchItsAbsenceWeighs() throws Exception {
        PluginDefinition c = plugin("c", "c/*");
        registrar(Map.of(), A, B, c).update();
        source.releases(
                HOME,
                Release.ofTag("a/v1.0.0"),
                Release.ofTag("b/v0.1.0"),
                Release.ofTag("c/v1.0.0"));
        severities = new Severities(Map.of(Rule.VERSION_UNKNOWN, Severity.ERROR));

        assertThat(updateAndCheck(A, B, c).findings()).isEmpty();
    }

    @Test
    void aDefinitionThatChangedWithoutItsFilesIsTold() throws Exception {
        assertThat(updateAndCheck(A).findings())
                .extracting(Finding::rule)
                .contains(Rule.NOT_IN_DEFINITION);
    }

    @Test
    void aFirstBuildHasNothingToTell() throws Exception {
        for (String name : List.of("plugins.json", "plugins.md", "plugins.schema.json")) {
            Files.delete(directory.resolve(name));
        }

        assertThat(updateAndCheck(A, B).findings()).isEmpty();
    }

    @Test
    void aFileThatWasDeletedIsTold() throws Exception {
        Files.delete(directory.resolve("plugins.json"));

        assertThat(updateAndCheck(A, B).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.MISSING);
    }

    @Test
    void aRuleThatIsOffStaysOff() throws Exception {
        severities = new Severities(Map.of(Rule.NOT_IN_STEP, Severity.OFF));
        edit("plugins.md", "a plugin", "mine");

        assertThat(updateAndCheck(A, B).findings()).isEmpty();
    }

    @Test
    void aFindingThatTheUpdateLeftIsToldOnce() throws Exception {
        PluginDefinition gone = plugin("gone", "gone/*");
        edit("plugins.md", "a plugin", "mine");

        List<Finding> findings = updateAndCheck(A, B, gone).findings();

        assertThat(findings).doesNotHaveDuplicates();
        assertThat(findings.stream().filter(it -> it.rule() == Rule.VERSION_UNKNOWN))
                .hasSizeLessThan(2);
    }

    private CheckReport updateAndCheck(PluginDefinition... plugins) throws Exception {
        Map<Path, Optional<String>> former =
                registrar(Map.of(), plugins).update().plan().changes().stream()
                        .collect(Collectors.toMap(FileChange::file, FileChange::before));
        return registrar(former, plugins).check();
    }

    private String text(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private void edit(String name, String before, String after) throws IOException {
        String text = text(name);
        assertThat(text).contains(before);
        Files.writeString(directory.resolve(name), text.replace(before, after));
    }

    private RegistryService registrar(
            Map<Path, Optional<String>> former, PluginDefinition... plugins) {
        return RegistryService.of(registry(plugins), directory.resolve("registry.yaml"), directory)
                .source(source)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .severities(severities)
                .beforeUpdate(former)
                .build();
    }
}
