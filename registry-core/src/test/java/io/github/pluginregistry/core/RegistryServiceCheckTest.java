package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.livingIn;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryServiceCheckTest {

    private static final PluginDefinition A = plugin("a", "a/*");
    private static final PluginDefinition B = plugin("b", "b/*");

    @TempDir private Path directory;

    private final FakeSource source =
            new FakeSource()
                    .releases(
                            HOME,
                            new Release(
                                    "a/v1.0.0",
                                    "3ecbefafd6d3c3f022e9deeed228149eef134ada",
                                    Instant.parse("2026-08-14T03:24:18Z"),
                                    false),
                            Release.ofTag("a/v1.1.0-rc.1"),
                            Release.ofTag("z/v0.1.0"));

    @BeforeEach
    void publish() throws Exception {
        registrar(A, B).update();
    }

    @Test
    void passesOnWhatAnUpdateWrote() throws IOException {
        assertThat(registrar(A, B).check())
                .hasToString(
                        "the registry is valid (1 warning), in sync; skipped: current (needs -Dregistry.online)");
    }

    /** Any byte of any file counts: a check that overlooks one would let an edit through. */
    @ParameterizedTest
    @ValueSource(strings = {"plugins.json", "plugins.md", "plugins.schema.json"})
    void failsOnAnyEditOfAnyCharacter(String name) throws IOException {
        Path file = directory.resolve("docs").resolve(name);
        String text = Files.readString(file);
        for (int at = 0; at < text.length(); at += 3 + text.length() / 200) {
            char other = text.charAt(at) == '1' ? '2' : '1';
            Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));
            assertThat(registrar(A, B).check().isClean())
                    .as("%s with another character at %d", name, at)
                    .isFalse();
        }
        Files.writeString(file, text + "\n");
        assertThat(registrar(A, B).check().isClean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "latestVersion": "v1.0.0" | "latestVersion": "v9.9.9" | version-mismatch     | latestVersion is v9.9.9, and the v1.0.0 of its tag "a/v1.0.0" is expected
                    "tag": "a/v1.0.0"         | "tag": "x/v1.0.0"         | tag-pattern-mismatch | the tag "x/v1.0.0" does not match the pattern "a/*"
                    releases/tag/a/v1.0.0     | releases/tag/a/v1.0.1     | release-url-mismatch | releaseUrl is https://github.com/pipe-cd/pipecd/releases/tag/a/v1.0.1, and the tag's page https://github.com/pipe-cd/pipecd/releases/tag/a/v1.0.0 is expected
                    """)
    void namesTheContradictionThatAHandLeftInAnEntry(
            String before, String after, String rule, String message) throws IOException {
        edit("plugins.json", text -> text.replace(before, after));
        assertThat(findings("valid"))
                .filteredOn(finding -> finding.rule().id().equals(rule))
                .extracting(Finding::problem, Finding::plugin)
                .containsExactly(tuple(message, "a"));
    }

    @Test
    void namesTheLineOfAFinding() throws IOException {
        edit("plugins.json", text -> text.replace("\"v1.0.0\"", "\"v9.9.9\""));
        List<String> lines = Files.readAllLines(directory.resolve("docs/plugins.json"));
        assertThat(findings("valid"))
                .extracting(finding -> lines.get(finding.location().line() - 1).strip())
                .containsExactly("\"latestVersion\": \"v9.9.9\",");
    }

    @Test
    void namesEveryViolationOfTheSchemaWithItsPointer() throws IOException {
        edit(
                "plugins.json",
                text ->
                        text.replaceFirst("\"status\": \"stable\"", "\"status\": \"superb\"")
                                .replace("\"name\": \"b plugin\",", ""));
        assertThat(findings("valid"))
                .extracting(finding -> finding.rule().id(), finding -> finding.location().pointer())
                .containsExactly(
                        tuple("schema", "/plugins/0/status"), tuple("schema", "/plugins/1"));
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        Files.delete(directory.resolve("docs/plugins.md"));
        assertThat(findings("in sync"))
                .extracting(finding -> finding.describe(directory))
                .containsExactly(
                        "docs/plugins.md: there is no such file; run registry:update [not-in-step]");
    }

    @Test
    void aFileThatIsNotInSyncShowsWhatDiffers() throws IOException {
        edit("plugins.md", text -> text.replace("v1.0.0", "v9.9.9"));
        assertThat(findings("in sync").get(0).detail().lines())
                .anyMatch(line -> line.startsWith("-") && line.contains("v9.9.9"))
                .anyMatch(line -> line.startsWith("+") && line.contains("v1.0.0"));
    }

    @Test
    void aFileWithLineEndingsOfTwoKindsIsToldSo() throws IOException {
        edit("plugins.md", text -> text.replaceFirst("\n", "\r\n"));
        assertThat(findings("in sync"))
                .extracting(finding -> finding.describe(directory))
                .containsExactly(
                        "docs/plugins.md:1: it has mixed line endings (CRLF and LF); run"
                                + " registry:update [not-in-step]");
    }

    @Test
    void aRegistryThatWasNeverWrittenIsNotValid() throws IOException {
        Files.delete(directory.resolve("docs/plugins.json"));
        assertThat(findings("valid"))
                .extracting(finding -> finding.describe(directory))
                .containsExactly(
                        "docs/plugins.json: there is no such file; run registry:update [missing]");
    }

    @Test
    void aFileThatIsNoJsonSaysWhereItBreaks() throws IOException {
        edit(
                "plugins.json",
                text -> text.replaceFirst("\"plugins\": \\[", "\"plugins\": [" + "\n  ,"));
        assertThat(findings("valid"))
                .extracting(finding -> finding.rule().id(), finding -> finding.location().line())
                .containsExactly(tuple("json", 6));
    }

    @Test
    void aNumberBeyondAllMeasureIsAFindingAndNoError() throws IOException {
        edit("plugins.json", text -> text.replaceFirst("\\{", "{\"extra\": 1e999999999,"));
        assertThat(registrar(A, B).check())
                .hasToString(
                        "the registry is not valid (1 error, 1 warning), not in sync (1 error); skipped: current (needs -Dregistry.online)");
    }

    @Test
    void aChangedDefinitionIsNotInSync() throws IOException {
        CheckReport report = registrar(A, plugin("b", "c/*")).check();
        assertThat(report)
                .hasToString(
                        "the registry is valid (1 warning), not in sync (2 errors); skipped: current (needs -Dregistry.online)");
    }

    @Test
    void anEntryThatTheDefinitionDoesNotHaveIsNotInSync() throws IOException {
        assertThat(registrar(A).check().isClean()).isFalse();
        assertThat(registrar(A, B, plugin("z", "z/*")).check().isClean()).isFalse();
    }

    @Test
    void onlineItIsCurrentWhereNothingNewerIsOut() throws IOException {
        assertThat(registrar(A, B).checkOnline())
                .hasToString("the registry is valid (1 warning), in sync, current (1 warning)");
    }

    @Test
    void onlineANewerVersionIsNamed() throws IOException {
        source.releases(HOME, Release.ofTag("a/v1.1.0"));
        CheckReport report = registrar(A, B).checkOnline();
        assertThat(report)
                .hasToString("the registry is valid (1 warning), in sync, not current (1 error)");
        assertThat(report.results().get(2).findings())
                .extracting(Finding::plugin, Finding::problem)
                .containsExactly(tuple("a", "newer version v1.1.0 available (published: v1.0.0)"));
    }

    @Test
    void onlineALowerVersionIsNotCalledNewer() throws IOException {
        edit(
                "plugins.json",
                text ->
                        text.replace(
                                "\"latestVersion\": \"v1.0.0\"", "\"latestVersion\": \"v9.9.9\""));
        source.releases(HOME, Release.ofTag("a/v1.1.0"));
        assertThat(registrar(A, B).checkOnline().results().get(2).findings())
                .extracting(Finding::plugin, Finding::problem)
                .containsExactly(tuple("a", "the latest version is v1.1.0 (published: v9.9.9)"));
    }

    @Test
    void onlineANewerPrereleaseIsNamed() throws IOException {
        source.releases(HOME, Release.ofTag("a/v1.0.0"), Release.ofTag("a/v1.1.0-rc.2"));
        assertThat(registrar(A, B).checkOnline().results().get(2).findings())
                .extracting(Finding::problem)
                .contains("the latest prerelease is v1.1.0-rc.2 (published: v1.1.0-rc.1)");
    }

    @Test
    void onlineAVersionOfAPluginThatWasNeverResolvedIsNamed() throws IOException {
        source.releases(HOME, Release.ofTag("a/v1.0.0"), Release.ofTag("c/v3.0.0"));
        CheckReport report = registrar(A, B, plugin("c", "c/*")).checkOnline();
        assertThat(report.findings())
                .extracting(Finding::plugin, Finding::problem)
                .contains(
                        tuple(
                                "c",
                                "plugins.json has no entry for it: it was never resolved, or its entry was removed"),
                        tuple("c", "version v3.0.0 available (nothing published yet)"));
    }

    @Test
    void onlineAHostThatDoesNotAnswerSpeaksNeitherForNorAgainst() throws IOException {
        source.failing(HOME, SourceException.Kind.UNREACHABLE);
        CheckReport report = registrar(A, B).checkOnline();
        assertThat(report.isClean()).isTrue();
        assertThat(report)
                .hasToString(
                        "the registry is valid (1 warning), in sync, current as far as it is known: 2 plugins could"
                                + " not be looked up");
        assertThat(report.problems()).hasSize(1);
    }

    @Test
    void onlineTagsThatNobodyClaimsAreToldAndFailNothing() throws IOException {
        CheckReport report = registrar(A, B).checkOnline();
        assertThat(report.isClean()).isTrue();
        assertThat(coverage(report))
                .containsExactly(
                        "registry.yaml: pipe-cd/pipecd: no pattern claims the tags of \"z\", which look like a"
                                + " plugin's releases: 1 with \"z/\", the newest v0.1.0; if it is a plugin,"
                                + " describe it with tagPattern: \"z/*\", else add its tags to"
                                + " coverage.ignore [coverage]");
        assertThat(coverage(registrar(A, B).check())).isEmpty();
    }

    @Test
    void onlineAPatternThatMatchesNothingIsToldOnce() throws IOException {
        CheckReport report =
                registrar(plugin("a", HOME, select("a/*", "x-{version}")), B, plugin("z", "z/*"))
                        .checkOnline();
        assertThat(coverage(report))
                .singleElement()
                .asString()
                .startsWith("registry.yaml:4: a: \"x-{version}\" matches none of the 3 tags");
        assertThat(report.problems())
                .extracting(PluginProblem::plugins)
                .containsExactly(List.of(B.id()));
    }

    @Test
    void aSourcePathIsLookedForWhereTheDefinitionLiesInTheRepository() throws Exception {
        Files.createDirectories(directory.resolve("plugins/a"));
        PluginDefinition there = livingIn("plugins/a", A);
        PluginDefinition gone = livingIn("plugins/b", B);
        assertThat(missingSources(there, gone)).isEmpty();
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            assertThat(missingSources(there, gone)).isEmpty();
            git.remoteAdd()
                    .setName("upstream")
                    .setUri(new URIish("git@github.com:pipe-cd/pipecd.git"))
                    .call();
        }
        assertThat(missingSources(there, gone)).containsExactly("b");
    }

    @Test
    void aSourcePathIsLookedForWhereTheRepositoryIsThePathOfTheCheckout() throws Exception {
        Git.init().setDirectory(directory.toFile()).call().close();
        PluginDefinition gone = livingIn("plugins/b", plugin("b", ".", select("b/*")));
        assertThat(missingSources(gone)).containsExactly("b");
    }

    private List<String> missingSources(PluginDefinition... plugins) throws IOException {
        assertThat(coverage(registrar(plugins).checkOnline()))
                .noneMatch(it -> it.contains("checkout"));
        return registrar(plugins).check().findings().stream()
                .filter(finding -> finding.rule() == Rule.SOURCE_PATH)
                .map(Finding::plugin)
                .toList();
    }

    private List<String> coverage(CheckReport report) {
        return report.findings().stream()
                .filter(finding -> finding.rule() == Rule.COVERAGE)
                .map(finding -> finding.describe(directory))
                .toList();
    }

    private List<Finding> findings(String kind) throws IOException {
        return registrar(A, B).check().results().stream()
                .filter(result -> result.kind().adjective().equals(kind))
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private RegistryService registrar(PluginDefinition... plugins) {
        return RegistryService.of(
                        registry(plugins),
                        directory.resolve("registry.yaml"),
                        directory.resolve("docs"))
                .source(source)
                .clock(Clock.fixed(Instant.parse("2026-11-20T06:00:00Z"), ZoneOffset.UTC))
                .build();
    }

    private void edit(String name, UnaryOperator<String> change) throws IOException {
        Path file = directory.resolve("docs").resolve(name);
        String before = Files.readString(file);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }
}
