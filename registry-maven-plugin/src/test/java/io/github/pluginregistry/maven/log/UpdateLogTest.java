package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.maven.RecordingLog;
import io.github.pluginregistry.maven.Reports;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateLogTest {

    private static final Path DIRECTORY = Path.of("/repo");
    private static final Path JSON = DIRECTORY.resolve("docs/plugins.json");

    private final RecordingLog log = new RecordingLog();

    @Test
    void logsChangesThenFilesThenASummary() throws Exception {
        report(
                Reports.of(
                        List.of(Reports.resolved("a"), Reports.resolved("b")),
                        List.of(Reports.moved("a", "v1.0.0", "v1.1.0")),
                        Reports.plan(JSON)));

        assertThat(log.lines())
                .containsExactly(
                        "info: a v1.0.0 -> v1.1.0",
                        "info: wrote docs/plugins.json",
                        "info: 2 plugins in 1 repository, 2 requests, 3 KB, 1.3 s: 1 change");
    }

    @Test
    void aDryRunLogsWhatItWouldWrite() throws Exception {
        new UpdateLog(new SanitizingLog(log), DIRECTORY, true, false)
                .report(Reports.of(List.of(), List.of(), Reports.plan(JSON)));

        assertThat(log.lines()).contains("info: would write docs/plugins.json");
    }

    @Test
    void aDryRunShowsWhatWouldChange() throws Exception {
        FileChange change = new FileChange(JSON, "a\nb\n", "a\nc\n");

        new UpdateLog(new SanitizingLog(log), DIRECTORY, true, false)
                .report(Reports.of(List.of(), List.of(), new FilePlan(List.of(change))));

        assertThat(log.lines())
                .startsWith(
                        "info: would write docs/plugins.json",
                        "info:   --- as it is",
                        "info:   +++ as it should be",
                        "info:   @@ -1,2 +1,2 @@",
                        "info:    a",
                        "info:   -b",
                        "info:   +c");
    }

    @Test
    void namesAFileOutsideOfTheDirectoryByItsFullPath() throws Exception {
        Path elsewhere = Path.of("/elsewhere/plugins.md");

        report(Reports.of(List.of(), List.of(), Reports.plan(elsewhere)));

        assertThat(log.lines()).contains("info: wrote " + elsewhere);
    }

    @Test
    void logsThatNothingChanged() throws Exception {
        report(Reports.of(Reports.resolved("a")));

        assertThat(log.lines())
                .containsExactly(
                        "info: 1 plugin in 1 repository, 2 requests, 3 KB, 1.3 s: nothing changed");
    }

    @Test
    void countsFilesIfNoVersionChanged() throws Exception {
        report(Reports.of(List.of(), List.of(), Reports.plan(JSON)));
        report(Reports.of(List.of(), List.of(), Reports.plan(JSON, DIRECTORY.resolve("x"))));

        assertThat(log.lines())
                .anyMatch(line -> line.endsWith(": 1 file differed"))
                .anyMatch(line -> line.endsWith(": 2 files differed"));
    }

    @Test
    void logsRemarksAboutAResolvedPlugin() throws Exception {
        report(Reports.of(Reports.resolved("a", Reports.reason(Impact.REMARK))));

        assertThat(log.lines()).contains("info: a: it is remark; fix it");
    }

    @Test
    void logsASharedProblemOnce() throws Exception {
        report(
                Reports.of(
                        Reports.kept("a", Impact.TRANSIENT), Reports.kept("b", Impact.TRANSIENT)));

        assertThat(log.lines()).containsOnlyOnce("warn: a, b: it is transient; fix it").hasSize(2);
    }

    @Test
    void permanentProblemsFailTheBuildAfterTheSummary() {
        UpdateReport report =
                Reports.of(
                        Reports.kept("a", Impact.PERMANENT),
                        Reports.kept("b", Impact.TRANSIENT),
                        Reports.unreleased("c"));

        assertThatThrownBy(() -> report(report))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "some plugins could not be updated and keep their published version:\n  a: it is permanent; fix it");
        assertThat(log.lines()).hasSize(3).last().asString().startsWith("info: 3 plugins");
    }

    @Test
    void listsPluginsThatWereNeverResolved() {
        UpdateReport report = Reports.of(Reports.unresolved("a"));

        assertThatThrownBy(() -> report(report))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "some plugins were never resolved and are left out of plugins.json:\n  a: it is permanent; fix it");
    }

    @Test
    void separatesKeptFromUnresolvedPlugins() {
        UpdateReport report =
                Reports.of(Reports.unresolved("a"), Reports.kept("b", Impact.PERMANENT));

        assertThatThrownBy(() -> report(report))
                .hasMessage(
                        """
                        some plugins could not be updated and keep their published version:
                          b: it is permanent; fix it
                        some plugins were never resolved and are left out of plugins.json:
                          a: it is permanent; fix it""");
    }

    @Test
    void suggestsOneFixForAllMovedTags() {
        UpdateReport report =
                Reports.of(
                        Reports.moved("a"),
                        Reports.kept("b", Impact.PERMANENT),
                        Reports.moved("c"));

        assertThatThrownBy(() -> report(report))
                .hasMessage(
                        """
                        some plugins could not be updated and keep their published version:
                          b: it is permanent; fix it
                          2 tags were moved after they were published; find out why; if all moves are legitimate, run registry:update once with "-Dregistry.acceptMoved=**" (or name them, or globs, with commas between), or acknowledge each in the definition:
                            a: the tag a/v1 was moved
                            c: the tag c/v1 was moved""");
    }

    @Test
    void reportsASingleMovedTagLikeOtherProblems() {
        assertThatThrownBy(() -> report(Reports.of(Reports.moved("a"))))
                .hasMessageEndingWith("\n  a: the tag a/v1 was moved; fix it");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPECTED", "WARNING", "TRANSIENT"})
    void otherProblemsDoNotFailTheBuild(Impact severity) {
        assertThatCode(() -> report(Reports.of(Reports.kept("a", severity))))
                .doesNotThrowAnyException();
    }

    @Test
    void transientProblemsFailAStrictRun() {
        UpdateReport report = Reports.of(Reports.kept("a", Impact.TRANSIENT));

        assertThatThrownBy(() -> strict().report(report))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageEndingWith("\n  a: it is transient; fix it");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPECTED", "WARNING"})
    void warningsDoNotFailAStrictRun(Impact severity) {
        assertThatCode(() -> strict().report(Reports.of(Reports.kept("a", severity))))
                .doesNotThrowAnyException();
    }

    private void report(UpdateReport report) throws MojoFailureException {
        new UpdateLog(new SanitizingLog(log), DIRECTORY, false, false).report(report);
    }

    private UpdateLog strict() {
        return new UpdateLog(new SanitizingLog(log), DIRECTORY, false, true);
    }
}
