package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.RequestStats;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import io.github.pluginregistry.core.update.RepairReport;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.maven.RecordingLog;
import io.github.pluginregistry.maven.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckLogTest {

    private static final Path DIRECTORY = Path.of("/repo");
    private static final CheckResult VALID = new CheckResult(CheckKind.VALID, List.of());

    private static final String VALID_ALONE =
            "info: the registry is valid; skipped: in sync, current (need a readable registry)";

    private final RecordingLog log = new RecordingLog();

    @Test
    void logsOneLineWithoutFindings() {
        tell(of(List.of(VALID, new CheckResult(CheckKind.IN_STEP, List.of()))));

        assertThat(log.lines())
                .containsExactly(
                        "info: the registry is valid, in sync; skipped: current (needs -Dregistry.online)");
    }

    @Test
    void logsFindingsByFileThenASummaryAndTheFix() {
        CheckResult invalid =
                new CheckResult(
                        CheckKind.VALID,
                        List.of(
                                finding(Rule.SCHEMA, Severity.ERROR, "docs/b", 2),
                                finding(Rule.SCHEMA, Severity.WARNING, "docs/a", 0)));
        CheckResult outOfStep =
                new CheckResult(
                        CheckKind.IN_STEP,
                        List.of(finding(Rule.NOT_IN_STEP, Severity.ERROR, "docs/b", 1)));

        tell(of(List.of(invalid, outOfStep)));

        assertThat(log.lines())
                .containsExactly(
                        "warn: docs/a: 1 warning",
                        "warn:   docs/a warning schema plugin: it is wrong; run registry:update",
                        "error: docs/b: 2 errors",
                        "error:   docs/b:1 error not-in-step plugin: it is wrong; run registry:update",
                        "error:   docs/b:2 error schema plugin: it is wrong; run registry:update",
                        "info: the registry is not valid (1 error, 1 warning), not in sync (1 error); skipped: current (needs -Dregistry.online)",
                        "info: to fix: mvn registry:update");
    }

    @Test
    void matchesTheConsoleOutputInTheGuide() throws Exception {
        String update = "run registry:update";
        Finding status =
                new Finding(
                        new Diagnostic(
                                Rule.SCHEMA,
                                Severity.ERROR,
                                "terraform",
                                new SourceLocation(
                                        DIRECTORY.resolve("docs/plugins.json").toString(),
                                        12,
                                        18,
                                        ""),
                                "status is \"superb\""
                                        + ", and "
                                        + "one of stable, beta, alpha, deprecated"
                                        + " is expected",
                                update),
                        "",
                        FixKind.UPDATE);
        Finding tag =
                new Finding(
                        new Diagnostic(
                                Rule.TAG_PATTERN_MISMATCH,
                                Severity.WARNING,
                                "terraform",
                                new SourceLocation(
                                        DIRECTORY.resolve("docs/plugins.json").toString(),
                                        15,
                                        14,
                                        ""),
                                "the tag \"terraform-v0.2.1\" does not match the pattern \"plugins/terraform/*\"",
                                update),
                        "",
                        FixKind.UPDATE);
        Finding page =
                new Finding(
                        new Diagnostic(
                                Rule.NOT_IN_STEP,
                                Severity.ERROR,
                                "",
                                new SourceLocation(
                                        DIRECTORY.resolve("docs/plugins.md").toString(), 33, 0),
                                "the page does not show the release of terraform that plugins.json has",
                                "run registry:update; only the repository knows which of the two is right"),
                        """
                        --- as it is
                        +++ as plugins.json has it
                        @@ -32,3 +32,3 @@
                         - **Id:** `terraform`
                        -- **Latest version:** v0.2.0
                        +- **Latest version:** v0.2.1
                         - **Status:** beta
                        """,
                        FixKind.UPDATE);

        tell(
                of(
                        List.of(
                                new CheckResult(CheckKind.VALID, List.of(status, tag)),
                                new CheckResult(CheckKind.IN_STEP, List.of(page)))));

        assertThat(log.lines().stream().map(CheckLogTest::asMavenShowsIt))
                .containsExactlyElementsOf(
                        Files.readAllLines(
                                Path.of(getClass().getResource("/check/console.txt").toURI())));
    }

    private static String asMavenShowsIt(String line) {
        return line.replaceFirst("^error: ", "[ERROR] ")
                .replaceFirst("^warn: ", "[WARNING] ")
                .replaceFirst("^info: ", "[INFO] ");
    }

    @Test
    void logsColumnAndDetailOfAFinding() {
        Finding finding =
                new Finding(
                        new Diagnostic(
                                Rule.NOT_IN_STEP,
                                Severity.ERROR,
                                "",
                                new SourceLocation(DIRECTORY.resolve("a").toString(), 2, 7, ""),
                                "it is wrong",
                                "cure it"),
                        "-x\n+y",
                        FixKind.EDIT);

        tell(of(List.of(new CheckResult(CheckKind.IN_STEP, List.of(finding)))));

        assertThat(log.lines())
                .contains(
                        "error:   a:2:7 error not-in-step it is wrong; cure it",
                        "error:     -x",
                        "error:     +y");
    }

    @Test
    void limitsTheNumberOfFindings() {
        List<Finding> findings =
                IntStream.rangeClosed(1, 250)
                        .mapToObj(line -> finding(Rule.SCHEMA, Severity.ERROR, "a", line))
                        .toList();

        tell(of(List.of(new CheckResult(CheckKind.VALID, findings))));

        assertThat(log.lines()).hasSize(104).contains("error:   and 150 more");
    }

    @Test
    void logsProblemsAtTheLevelOfTheirSeverity() {
        tell(
                of(
                        List.of(VALID),
                        trouble(ResolutionProblem.Impact.TRANSIENT),
                        trouble(ResolutionProblem.Impact.PERMANENT)));

        assertThat(log.lines())
                .startsWith(
                        "warn: a: it is transient; cure it", "error: a: it is permanent; cure it");
    }

    @Test
    void logsRepairedFilesOrTheReason() {
        FileChange change = new FileChange(DIRECTORY.resolve("docs/a"), null, "text");

        log().tell(new RepairReport(new FilePlan(List.of(change)), ""));
        log().tell(new RepairReport(new FilePlan(List.of()), "it cannot be; mend it"));

        assertThat(log.lines())
                .containsExactly(
                        "info: repaired docs/a",
                        "warn: nothing was repaired: it cannot be; mend it");
    }

    @Test
    void logsTheCostOfRequests() {
        tell(costing(2));

        assertThat(log.lines())
                .containsExactly("info: asked 1 repository, 2 requests, 0.4 s", VALID_ALONE);
    }

    @Test
    void omitsTheCostWithoutRequests() {
        tell(costing(0));

        assertThat(log.lines()).containsExactly(VALID_ALONE);
    }

    private static CheckReport costing(long requests) {
        RequestStats cost = new RequestStats(1, requests, 0, Duration.ofMillis(400));
        return new CheckReport(List.of(VALID), List.of(), cost);
    }

    private static CheckReport of(List<CheckResult> verdicts, PluginProblem... troubles) {
        return new CheckReport(verdicts, List.of(troubles), RequestStats.NONE);
    }

    private void tell(CheckReport report) {
        log().tell(report);
    }

    private CheckLog log() {
        FixSuggestion cure = new FixSuggestion("mvn registry:", DIRECTORY.resolve("registry.yaml"));
        return new CheckLog(new SanitizingLog(log), DIRECTORY, cure);
    }

    private static Finding finding(Rule rule, Severity severity, String file, int line) {
        return new Finding(
                new Diagnostic(
                        rule,
                        severity,
                        "plugin",
                        new SourceLocation(DIRECTORY.resolve(file).toString(), line, 0),
                        "it is wrong",
                        "run registry:update"),
                "",
                FixKind.UPDATE);
    }

    private static PluginProblem trouble(ResolutionProblem.Impact severity) {
        return new PluginProblem(List.of(new PluginId("a")), Reports.reason(severity));
    }
}
