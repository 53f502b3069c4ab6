package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.explain.Explanation;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.UpdateRefusedException;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.version.TagPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryServiceTest {

    private static final String MONDAY = "2026-11-16T06:00:00Z";
    private static final String TUESDAY = "2026-11-17T06:00:00Z";

    @TempDir private Path directory;

    private FakeSource source;

    @BeforeEach
    void twoReleasesAreOut() {
        source =
                new FakeSource()
                        .releases(
                                HOME,
                                Release.ofTag("a/v1.0.0").publishedAt(Instant.parse(MONDAY)),
                                Release.ofTag("b/v2.0.0"));
    }

    @Test
    void anUpdateWritesThreeFilesAndSaysWhatChanged() throws Exception {
        UpdateReport report = on(MONDAY, plugin("a", "a/*"), plugin("b", "b/*")).update();
        assertThat(files()).containsOnlyKeys("plugins.json", "plugins.md", "plugins.schema.json");
        assertThat(report.changes())
                .extracting(PublishedVersionChange::toString)
                .containsExactly("a is new at v1.0.0, released 2026-11-16", "b is new at v2.0.0");
        assertThat(report.cost().repositories()).isEqualTo(1);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void aPreviewSaysTheSameAndWritesNothing() throws Exception {
        RegistryService registrar = on(MONDAY, plugin("a", "a/*"));
        UpdateReport preview = registrar.previewUpdate();
        assertThat(files()).isEmpty();
        assertThat(registrar.update().plan()).isEqualTo(preview.plan());
    }

    @Test
    void explainsEveryPluginAgainstWhatIsPublishedAndWritesNothing() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        Map<String, String> before = files();
        List<Explanation> explanations =
                on(TUESDAY, plugin("b", "b/*"), plugin("a", "a/*")).explain().plugins();
        assertThat(explanations)
                .extracting(it -> it.account().resolution().entry().orElseThrow().version())
                .containsExactly("v2.0.0", "v1.0.0");
        assertThat(explanations)
                .extracting(it -> it.published().version())
                .containsExactly(LatestRelease.UNKNOWN, "v1.0.0");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void explainsWhatTheDefinitionLeavesOutWhereAllPluginsAreAskedFor() throws Exception {
        RegistryService registrar = on(MONDAY, plugin("a", "a/*"));
        assertThat(registrar.explain().coverage())
                .extracting(it -> it.kind().key())
                .containsExactly("unclaimed-tags");
        assertThat(registrar.explain("a").coverage()).isEmpty();
    }

    @Test
    void explainsOnePluginAndAsksItsRepositoryAlone() throws Exception {
        String elsewhere = "https://github.com/example/elsewhere";
        source.tags(elsewhere, "c/v3.0.0");
        assertThat(
                        on(MONDAY, plugin("a", "a/*"), plugin("c", elsewhere, select("c/*")))
                                .explain("c")
                                .plugins())
                .extracting(it -> it.account().plugin().id().value())
                .containsExactly("c");
        assertThat(source.questions())
                .containsExactly(
                        "tags example/elsewhere",
                        "releases example/elsewhere c/v3.0.0",
                        "dates c/v3.0.0");
    }

    @Test
    void anUnknownPluginIsAnErrorThatNamesTheNearestOrAll() {
        RegistryService registrar = on(MONDAY, plugin("kubernetes", "a/*"), plugin("wait", "b/*"));
        assertThatThrownBy(() -> registrar.explain("kubernets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no plugin \"kubernets\"; write kubernetes");
        assertThatThrownBy(() -> registrar.explain("terraform"))
                .hasMessage("there is no plugin \"terraform\"; write one of kubernetes, wait");
    }

    @Test
    void aSecondUpdateChangesNoByte() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        Map<String, String> before = files();
        UpdateReport report = on(TUESDAY, plugin("a", "a/*")).update();
        assertThat(report.plan().isEmpty()).isTrue();
        assertThat(report.changes()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void theMomentOfTheLastChangeMovesWithAVersion() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        source.releases(HOME, Release.ofTag("a/v1.1.0"));
        UpdateReport report = on(TUESDAY, plugin("a", "a/*")).update();
        assertThat(report.changes())
                .extracting(PublishedVersionChange::toString)
                .containsExactly("a v1.0.0 -> v1.1.0");
        assertThat(files().get("plugins.json")).contains(TUESDAY);
    }

    @Test
    void theMomentOfTheLastChangeMovesWithAHandWrittenField() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        UpdateReport report = on(TUESDAY, plugin("a", "a/**")).update();
        assertThat(report.changes()).isEmpty();
        assertThat(files().get("plugins.json")).contains(TUESDAY);
    }

    @Test
    void aFileThatWasMerelyLaidOutAnewIsRestoredWithItsMoment() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        Map<String, String> before = files();
        edit("plugins.json", json -> json.replace("  ", "\t"));
        on(TUESDAY, plugin("a", "a/*")).update();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aStalePageIsRestoredWithoutANewMoment() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        Map<String, String> before = files();
        edit("plugins.md", page -> "# Mine\n");
        UpdateReport report = on(TUESDAY, plugin("a", "a/*")).update();
        assertThat(report.plan().changes())
                .extracting(FileChange::file)
                .containsExactly(directory.resolve("docs/plugins.md"));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aMomentThatIsNoneIsReplaced() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        edit("plugins.json", json -> json.replace(MONDAY, "2026-11-16T06:00:00+00:00Z"));
        on(TUESDAY, plugin("a", "a/*")).update();
        assertThat(files().get("plugins.json")).contains("\"lastUpdated\": \"" + TUESDAY + "\"");
    }

    /** The check asks for that where the clock of another machine was ahead. */
    @Test
    void aMomentOfTheFutureIsReplaced() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        date("2026-11-17T06:10:01Z");
        assertThat(on(TUESDAY, plugin("a", "a/*")).check().findings())
                .anyMatch(it -> it.sentence().contains("is in the future; run registry:update"));

        on(TUESDAY, plugin("a", "a/*")).update();

        assertThat(files().get("plugins.json")).contains("\"lastUpdated\": \"" + TUESDAY + "\"");
        assertThat(on(TUESDAY, plugin("a", "a/*")).check().findings()).isEmpty();
    }

    @Test
    void aMomentThatIsHardlyAheadIsKept() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        date("2026-11-17T06:10:00Z");

        on(TUESDAY, plugin("a", "a/*")).update();

        assertThat(files().get("plugins.json")).contains("2026-11-17T06:10:00Z");
    }

    private void date(String moment) throws Exception {
        edit(
                "plugins.json",
                json ->
                        json.replace(
                                "\"lastUpdated\": \"" + MONDAY, "\"lastUpdated\": \"" + moment));
    }

    @Test
    void aPluginThatCannotBeResolvedKeepsItsVersionAndGetsItsNewDescription() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        source.failing(HOME, SourceException.Kind.SERVER_ERROR);
        UpdateReport report = on(TUESDAY, plugin("a", "a/**")).update();
        assertThat(files().get("plugins.json"))
                .contains("\"latestVersion\": \"v1.0.0\"")
                .contains("\"tagPattern\": \"a/**\"");
        assertThat(report.problems())
                .extracting(PluginProblem::toString)
                .containsExactly("a: " + HOME + " does not answer; ask again");
    }

    @Test
    void pluginsThatShareATroubleAreToldOnce() throws Exception {
        source.releases(HOME, Release.ofTag("a/v1.0.0"), Release.ofTag("b/v1.0.0"));
        on(MONDAY, plugin("a", "a/*"), plugin("b", "b/*")).update();
        source.failing(HOME, SourceException.Kind.SERVER_ERROR);
        UpdateReport report = on(TUESDAY, plugin("a", "a/*"), plugin("b", "b/*")).update();
        assertThat(report.problems())
                .extracting(PluginProblem::toString)
                .containsExactly("a, b: " + HOME + " does not answer; ask again");
        assertThat(report.problems().get(0).reason().impact())
                .isEqualTo(ResolutionProblem.Impact.TRANSIENT);
    }

    @Test
    void aPluginThatLeavesTheDefinitionLeavesTheRegistryAndIsNamed() throws Exception {
        on(MONDAY, plugin("a", "a/*"), plugin("b", "b/*")).update();
        UpdateReport report = on(TUESDAY, plugin("a", "a/*")).update();
        assertThat(report.changes())
                .extracting(PublishedVersionChange::toString)
                .containsExactly("b left the registry, it was at v2.0.0");
    }

    @Test
    void mostPluginsLosingTheirVersionAtOnceAreRefusedAsAWhole() throws Exception {
        PluginDefinition[] plugins = {
            plugin("a", "a/*"), plugin("b", "b/*"), plugin("c", "c/*"), plugin("d", "d/*")
        };
        source.releases(
                HOME,
                Release.ofTag("a/v1.0.0"),
                Release.ofTag("b/v1.0.0"),
                Release.ofTag("c/v1.0.0"),
                Release.ofTag("d/v1.0.0"));
        on(MONDAY, plugins).update();
        Map<String, String> before = files();
        source.releases(HOME, Release.ofTag("a/v0.9.0"), Release.ofTag("d/v2.0.0"));
        assertThatThrownBy(() -> on(TUESDAY, plugins).update())
                .isInstanceOf(UpdateRefusedException.class)
                .hasMessage(
                        "3 of 4 plugins would lose or lower their version at once, so nothing was"
                                + " written: a, b, c; find out why, and run with"
                                + " -Dregistry.acceptLosses if it is right");
        assertThat(files()).isEqualTo(before);

        source.releases(
                HOME,
                Release.ofTag("a/v0.9.0"),
                Release.ofTag("b/v0.9.0"),
                Release.ofTag("c/v1.0.0"),
                Release.ofTag("d/v2.0.0"));
        assertThat(on(TUESDAY, plugins).update().changes())
                .as("half of them is not more than half")
                .hasSize(3);
    }

    @Test
    void lossesMayBeAccepted() throws Exception {
        PluginDefinition[] plugins = {
            plugin("a", "a/*"), plugin("b", "a/*"), plugin("c", "a/*"), plugin("d", "a/*")
        };
        on(MONDAY, plugins).update();
        source.releases(HOME, Release.ofTag("a/v0.9.0"));
        UpdateReport report = builder(TUESDAY, plugins).acceptLosses(true).build().update();
        assertThat(report.changes()).hasSize(4);
    }

    @Test
    void aSmallRegistryMayLoseMostAtOnceButNotAll() throws Exception {
        PluginDefinition[] plugins = {plugin("a", "a/*"), plugin("b", "a/*"), plugin("c", "c/*")};
        source.releases(HOME, Release.ofTag("a/v1.0.0"), Release.ofTag("c/v1.0.0"));
        on(MONDAY, plugins).update();
        source.releases(HOME, Release.ofTag("a/v0.9.0"), Release.ofTag("c/v1.0.0"));
        assertThat(on(TUESDAY, plugins).update().changes()).hasSize(2);
        source.releases(HOME, Release.ofTag("a/v0.8.0"), Release.ofTag("c/v0.8.0"));
        assertThatThrownBy(() -> on(TUESDAY, plugins).update())
                .isInstanceOf(UpdateRefusedException.class)
                .hasMessageStartingWith("3 of 3 plugins would lose or lower their version at once");
    }

    @Test
    void tagsThatWereMovedAreAcceptedTogetherWhereTheUpdateIsToldSo() throws Exception {
        PluginDefinition[] plugins = {plugin("a", "a/*"), plugin("b", "b/*"), plugin("c", "c/*")};
        source = new FakeSource().tags(HOME, moving('1'));
        on(MONDAY, plugins).update();
        source.tags(HOME, moving('2'));
        assertThat(on(TUESDAY, plugins).update().problems()).hasSize(3);

        UpdateReport report =
                builder(TUESDAY, plugins)
                        .acceptMoved(List.of(TagPattern.of("a/v1.0.0"), TagPattern.of("b/*")))
                        .build()
                        .update();

        assertThat(report.problems())
                .extracting(problem -> problem.reason().impact())
                .containsExactly(
                        ResolutionProblem.Impact.WARNING,
                        ResolutionProblem.Impact.WARNING,
                        ResolutionProblem.Impact.PERMANENT);
        assertThat(report.problems().get(0))
                .hasToString(
                        "a: the tag a/v1.0.0 was moved from commit %s to %s, which registry.acceptMoved accepts; tell those who have the version from before"
                                .formatted("1".repeat(40), "2".repeat(40)));
        assertThat(on(TUESDAY, plugins).update().problems())
                .as("what was accepted is published")
                .hasSize(1);
        assertThat(
                        builder(TUESDAY, plugins)
                                .acceptMoved(List.of(TagPattern.of("**")))
                                .build()
                                .update()
                                .problems())
                .hasSize(1)
                .allMatch(problem -> problem.reason().impact() == ResolutionProblem.Impact.WARNING);
    }

    private static Release[] moving(char commit) {
        return Stream.of("a/v1.0.0", "b/v1.0.0", "c/v1.0.0")
                .map(tag -> Release.ofTag(tag).withCommit(String.valueOf(commit).repeat(40)))
                .toArray(Release[]::new);
    }

    @Test
    void aRegistryOfAnotherNameIsNotErased() throws Exception {
        source.releases(HOME, Release.ofTag("a/v1.0.0"), Release.ofTag("b/v1.0.0"));
        on(MONDAY, plugin("a", "a/*")).update();
        Map<String, String> before = files();
        RegistryDefinition other = named("Other Plugins", plugin("b", "b/*"));

        assertThatThrownBy(() -> registrar(other).build().update())
                .isInstanceOf(UpdateRefusedException.class)
                .hasMessageContaining(" belongs to ")
                .hasMessageContaining(
                        " of %s, and the definition describes Other Plugins of %s, "
                                .formatted(HOME, HOME))
                .hasMessageContaining("registry.outputDirectory")
                .hasMessageContaining("-Dregistry.renamed");
        assertThatThrownBy(() -> registrar(other).build().previewUpdate())
                .isInstanceOf(UpdateRefusedException.class);
        assertThat(files()).isEqualTo(before);

        registrar(other).renamed(true).build().update();
        assertThat(registrar(other).build().update().changes()).isEmpty();
    }

    private static RegistryDefinition named(String name, PluginDefinition... plugins) {
        RegistryDefinition definition = registry(plugins);
        return new RegistryDefinition(
                name,
                definition.description(),
                definition.repository(),
                definition.updateFrequency(),
                definition.notes(),
                definition.plugins(),
                definition.forges(),
                definition.severities(),
                definition.ignoredTags(),
                List.of());
    }

    private RegistryServiceBuilder registrar(RegistryDefinition definition) {
        return RegistryService.of(
                        definition, directory.resolve("registry.yaml"), directory.resolve("docs"))
                .source(source);
    }

    @Test
    void aRegistryWithoutAPageIsAnotherOneWhereItHasNoneOfThePlugins() throws Exception {
        source.releases(HOME, Release.ofTag("a/v1.0.0"), Release.ofTag("b/v1.0.0"));
        on(MONDAY, plugin("a", "a/*")).update();
        Files.writeString(directory.resolve("docs/plugins.md"), "# Ours\n");

        assertThatThrownBy(() -> on(TUESDAY, plugin("b", "b/*")).update())
                .isInstanceOf(UpdateRefusedException.class)
                .hasMessageContaining("belongs to a registry that has none of its plugins");
        assertThat(on(TUESDAY, plugin("a", "a/*"), plugin("b", "b/*")).update().changes())
                .hasSize(1);
    }

    @Test
    void aRegistryOfOnePluginMayLoseIt() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        source.releases(HOME, Release.ofTag("a/v0.9.0"));
        assertThat(on(TUESDAY, plugin("a", "a/*")).update().changes()).hasSize(1);
    }

    @Test
    void aPublishedRegistryThatIsNoJsonStaysAsItIs() throws Exception {
        on(MONDAY, plugin("a", "a/*")).update();
        edit("plugins.json", json -> json.substring(0, json.length() / 2));
        Map<String, String> before = files();
        assertThatThrownBy(() -> on(TUESDAY, plugin("a", "a/*")).update())
                .isInstanceOf(InvalidRegistryFileException.class);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aPublishedRegistryThatIsNoTextStaysAsItIs() throws Exception {
        Files.createDirectories(directory.resolve("docs"));
        byte[] bytes = "{\"plugins\": [\"é\"]}".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(directory.resolve("docs/plugins.json"), bytes);
        assertThatThrownBy(() -> on(TUESDAY, plugin("a", "a/*")).update())
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s is not in UTF-8; restore it from version control, or delete it to begin"
                                + " anew",
                        directory.resolve("docs/plugins.json"));
        assertThat(directory.resolve("docs/plugins.json")).hasBinaryContent(bytes);
    }

    @Test
    void whatStandsInTheWayIsFoundBeforeAnybodyIsAsked() throws Exception {
        Files.createDirectories(directory.resolve("docs/plugins.md"));
        assertThatThrownBy(() -> on(MONDAY, plugin("a", "a/*")).update())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(directory.resolve("docs/plugins.md") + " is a directory");
        assertThatThrownBy(() -> on(MONDAY, plugin("a", "a/*")).check())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(directory.resolve("docs/plugins.md") + " is a directory");
        assertThat(source.questions()).isEmpty();
        assertThat(directory.resolve("docs")).isDirectoryNotContaining(Files::isRegularFile);
    }

    private RegistryService on(String day, PluginDefinition... plugins) {
        return builder(day, plugins).build();
    }

    private RegistryServiceBuilder builder(String day, PluginDefinition... plugins) {
        return registrar(registry(plugins)).clock(Clock.fixed(Instant.parse(day), ZoneOffset.UTC));
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        Path path = directory.resolve("docs").resolve(file);
        String before = Files.readString(path);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(path, after);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(directory.resolve("docs"))) {
            try (Stream<Path> paths = Files.list(directory.resolve("docs"))) {
                for (Path path : paths.toList()) {
                    files.put(String.valueOf(path.getFileName()), Files.readString(path));
                }
            }
        }
        return files;
    }
}
