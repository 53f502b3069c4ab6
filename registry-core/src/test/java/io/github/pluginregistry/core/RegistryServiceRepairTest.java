package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.livingIn;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.update.RepairReport;
import io.github.pluginregistry.core.validation.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryServiceRepairTest {

    private static final PluginDefinition A = plugin("a", "a/*");
    private static final PluginDefinition B = plugin("b", "b/*");

    @TempDir private Path directory;

    private final FakeSource source =
            new FakeSource()
                    .releases(
                            HOME,
                            new Release(
                                    "a/v1.0.0", null, Instant.parse("2026-08-14T03:24:18Z"), false),
                            Release.ofTag("a/v1.1.0-rc.1"),
                            Release.ofTag("b/v0.1.0"));
    private Instant now = Instant.parse("2026-11-20T06:00:00Z");
    private String json = "";
    private String page = "";

    @BeforeEach
    void publish() throws Exception {
        registrar(A, B).update();
        json = text("plugins.json");
        page = text("plugins.md");
        now = Instant.parse("2026-11-21T06:00:00Z");
    }

    @Test
    void whatIsAsItShouldBeStaysToTheByte() throws IOException {
        RepairReport report = registrar(A, B).repair();

        assertThat(report.plan().isEmpty()).isTrue();
        assertThat(report.obstacle()).isEmpty();
    }

    @Test
    void whatIsPublishedHasTheReleasesAndTheDateOfTheFiles() throws Exception {
        edit("plugins.json", text -> text.replace("v0.1.0", "v0.0.9"));
        Registry published = registrar(A, B).published();

        assertThat(published.plugins())
                .extracting(plugin -> plugin.latest().version())
                .containsExactly("v1.0.0", "v0.0.9");
        assertThat(published.lastUpdated()).isEqualTo("2026-11-20T06:00:00Z");
    }

    @Test
    void filesThatAreNotInSyncAreRewritten() throws IOException {
        edit("plugins.md", text -> text + "more\n");
        Files.delete(directory.resolve("plugins.schema.json"));

        assertThat(registrar(A, B).repair().plan().changes()).hasSize(2);
        assertThat(registrar(A, B).check())
                .hasToString(
                        "the registry is valid, in sync; skipped: current (needs -Dregistry.online)");
        assertThat(text("plugins.json")).isEqualTo(json);
        assertThat(text("plugins.md")).isEqualTo(page);
    }

    /** What the definition says is written anew; what moved is that, and the moment. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "name": "a plugin"     | "name": "A"
                    "status": "stable",    | ``
                    "tagPattern": "a/*"    | "tagPattern": "x"
                    "repositoryType": "inline" | "repositoryType": "other"
                    "dataFormat": "JSON Schema v7", | ``
                    2026-11-20T06:00:00Z   | 2025-01-01T00:00:00+00:00Z
                    "version": "1.0",      | "more": [1, 2], "version": "1.0",
                    """)
    void whatTheDefinitionSaysIsWrittenAnew(String before, String after) throws IOException {
        edit("plugins.json", text -> text.replace(before, after));

        assertThat(registrar(A, B).repair().plan().changes()).isNotEmpty();
        assertThat(text("plugins.json"))
                .isEqualTo(json.replace("2026-11-20T06:00:00Z", "2026-11-21T06:00:00Z"));
        assertThat(registrar(A, B).check())
                .hasToString(
                        "the registry is valid, in sync; skipped: current (needs -Dregistry.online)");
    }

    @Test
    void whereOnlyTheFormIsWrongTheMomentStays() throws IOException {
        edit("plugins.json", text -> text.replace("\n  ", "\n      ").replace("\n", "\r\n") + " ");

        assertThat(registrar(A, B).repair().plan().changes()).hasSize(1);
        assertThat(text("plugins.json")).isEqualTo(json);
    }

    @Test
    void entriesGetTheDefinitionsOrder() throws IOException {
        assertThat(registrar(B, A).repair().plan().changes()).hasSize(2);
        assertThat(registrar(B, A).check())
                .hasToString(
                        "the registry is valid, in sync; skipped: current (needs -Dregistry.online)");
        assertThat(text("plugins.json")).contains("\"tag\": \"a/v1.0.0\"");
    }

    @Test
    void aPluginThatHasNoEntryGetsNoneOfWhichNobodyKnowsWhetherItIsTrue() throws IOException {
        RegistryService registrar = registrar(A, B, plugin("c", "c/*"));

        assertThat(registrar.repair().plan().changes()).isEmpty();

        assertThat(registrar.check().findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.NOT_IN_REGISTRY);
    }

    @Test
    void anEntryWithoutAPluginIsTakenOut() throws IOException {
        registrar(A).repair();

        assertThat(text("plugins.json")).doesNotContain("b/v0.1.0");
    }

    /** What only a repository can decide is neither corrected nor copied into another file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    v1.0.0"                      | v9.9.9"
                    "latestVersion": "v1.0.0"    | "latestVersion": "v9.9.9"
                    "tag": "a/v1.0.0"            | "tag": "a/v9.9.9"
                    releases/tag/a/v1.0.0        | releases/tag/a/v9.9.9
                    2026-08-14T03:24:18Z         | 2026-08-15T03:24:18Z
                    "latestPrerelease": "v1.1.0-rc.1" | "latestPrerelease": "v2.0.0-rc.1"
                    "latestVersion": "v1.0.0"    | "latestVersion": "latest"
                    """)
    void aVersionThatIsInDoubtIsCopiedNowhere(String before, String after) throws IOException {
        edit("plugins.json", text -> text.replace(before, after));
        String edited = text("plugins.json");

        RepairReport report = registrar(A, B).repair();

        assertThat(report.plan().isEmpty()).isTrue();
        assertThat(report.obstacle()).contains("run registry:update");
        assertThat(text("plugins.json")).isEqualTo(edited);
        assertThat(text("plugins.md")).isEqualTo(page);
        assertThat(registrar(A, B).check().isClean()).isFalse();
        assertThat(registrar(A, B).check().findings())
                .extracting(Finding::fix)
                .contains(FixKind.UPDATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"| [v1.0.0](", "**Latest version:** [v1.0.0]", "`a/v1.0.0`"})
    void aPageThatSaysAnotherVersionIsLeftToAnUpdate(String place) throws IOException {
        edit("plugins.md", text -> text.replace(place, place.replace("1.0.0", "9.9.9")));
        String edited = text("plugins.md");

        assertThat(registrar(A, B).repair().obstacle())
                .isEqualTo(
                        "the page does not show the release of a that plugins.json has, and only the repository knows which of the two is right; run registry:update");
        assertThat(text("plugins.md")).isEqualTo(edited);
        assertThat(registrar(A, B).check().findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.fix()).isEqualTo(FixKind.UPDATE);
                            assertThat(finding.detail()).contains("+++ as plugins.json has it");
                        });
    }

    @Test
    void aVersionThatIsInDoubtAndNotOnThePageIsNotPutThere() throws IOException {
        edit("plugins.md", text -> text.replace("- **Id:** `a`", "- **Id:** `x`"));

        assertThat(registrar(A, B).repair().obstacle()).startsWith("the page does not show");
    }

    /** Whatever else the definition has changed, the page confirms the versions. */
    @Test
    void aPageInWhichVersionsAreRightIsRewritten() throws IOException {
        edit(
                "plugins.md",
                text ->
                        text.replace("a plugin", "another plugin")
                                .replace("stable", "beta")
                                .replace("# ", "## "));

        assertThat(registrar(A, B).repair().obstacle()).isEmpty();
        assertThat(text("plugins.md")).isEqualTo(page);
    }

    /** Otherwise somebody who deletes the page makes a false version look true. */
    @Test
    void aPageThatIsNotThereConfirmsNothing() throws IOException {
        Files.delete(directory.resolve("plugins.md"));

        assertThat(registrar(A, B).repair().obstacle())
                .startsWith("the page does not show the release of a, b that plugins.json has");
        assertThat(registrar(A, B).check().findings())
                .extracting(Finding::fix)
                .containsExactly(FixKind.UPDATE);
        assertThat(directory.resolve("plugins.md")).doesNotExist();
    }

    /** A file of which something would be lost stays as it is, and the others too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "latestVersion": "v1.0.0"   | "latestVersion": 1
                    "latestVersion": "v1.0.0"   | "latestVersion": ""
                    "commit": "                 | "commit": "XYZ
                    2026-08-14T03:24:18Z        | 2026-02-30T03:24:18Z
                    "tag": "a/v1.0.0"           | "tag": ["a/v1.0.0"]
                    "releaseUrl": "https        | "releaseUrl": "javascript:
                    "id": "b"                   | "id": "a"
                    "id": "b"                   | "id": "c"
                    "id": "b",                  | ``
                    "plugins": [                | "plugins": [ oops
                    """)
    void whereAVersionWouldBeLostNothingIsRepaired(String before, String after) throws IOException {
        edit("plugins.json", text -> text.replaceFirst(quoted(before), after));
        edit("plugins.md", text -> text + "more\n");
        String broken = text("plugins.json");

        RepairReport report = registrar(A, B).repair();

        assertThat(report.obstacle()).isNotEmpty();
        assertThat(report.plan().isEmpty()).isTrue();
        assertThat(text("plugins.json")).isEqualTo(broken);
        assertThat(text("plugins.md")).endsWith("more\n");
    }

    @Test
    void theSameEntryTwiceLosesNothing() throws IOException {
        edit(
                "plugins.json",
                text ->
                        text.replaceFirst(
                                "\"plugins\": \\[",
                                "\"plugins\": [{\"id\": \"b\", \"latestVersion\": \"v0.1.0\"},"));
        edit(
                "plugins.json",
                text ->
                        text.replaceFirst(
                                "\\{\"id\": \"b\", \"latestVersion\": \"v0.1.0\"},",
                                "{\"id\": \"b\"},"));

        assertThat(registrar(A, B).repair().obstacle()).isEmpty();
        assertThat(text("plugins.json"))
                .isEqualTo(json.replace("2026-11-20T06:00:00Z", "2026-11-21T06:00:00Z"));
    }

    @Test
    void whereNothingWasPublishedNothingIsRepaired() throws IOException {
        Files.delete(directory.resolve("plugins.json"));

        assertThat(registrar(A, B).repair().obstacle())
                .isEqualTo("plugins.json has no entry that could be kept; run registry:update");
        assertThat(directory.resolve("plugins.json")).doesNotExist();
    }

    @Test
    void nobodyIsAsked() throws IOException {
        int asked = source.questions().size();
        registrar(livingIn("x", A), B).repair();

        assertThat(source.questions()).hasSize(asked);
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private String text(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private void edit(String name, UnaryOperator<String> change) throws IOException {
        String before = text(name);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(directory.resolve(name), after);
    }

    private RegistryService registrar(PluginDefinition... plugins) {
        return RegistryService.of(registry(plugins), directory.resolve("registry.yaml"), directory)
                .source(source)
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .build();
    }
}
