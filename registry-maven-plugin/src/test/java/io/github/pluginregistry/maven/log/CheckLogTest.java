package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.resolve.RequestStats;
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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckLogTest {

    private static final Path DIRECTORY = Path.of("/repo");

    private final RecordingLog log = new RecordingLog();

    @Test
    void logsFindingsByFileThenASummaryAndTheFix() {
        tell(
                new CheckResult(
                        CheckKind.VALID,
                        List.of(
                                finding(Rule.SCHEMA, Severity.ERROR, "docs/b", 2),
                                finding(Rule.SCHEMA, Severity.WARNING, "docs/a", 0))),
                new CheckResult(
                        CheckKind.IN_SYNC,
                        List.of(finding(Rule.NOT_IN_STEP, Severity.ERROR, "docs/b", 1))));

        assertThat(log.lines())
                .containsExactly(
                        "warn: docs/a: 1 warning",
                        "warn:   docs/a warning schema it is wrong; fix it",
                        "error: docs/b: 2 errors",
                        "error:   docs/b:1 error not-in-step it is wrong; fix it",
                        "error:   docs/b:2 error schema it is wrong; fix it",
                        "info: the registry is not valid (1 error, 1 warning), not in sync (1 error); skipped: current (needs -Dregistry.online)",
                        "info: to fix: mvn registry:update");
    }

    @Test
    void matchesTheConsoleOutputInTheGuide() throws Exception {
        Finding status =
                finding(
                        Rule.SCHEMA,
                        Severity.ERROR,
                        "terraform",
                        at("docs/plugins.json", 12, 18),
                        "status is \"superb\", and one of stable, beta, alpha, deprecated is expected",
                        "run registry:update",
                        "");
        Finding tag =
                finding(
                        Rule.TAG_PATTERN_MISMATCH,
                        Severity.WARNING,
                        "terraform",
                        at("docs/plugins.json", 15, 14),
                        "the tag \"terraform-v0.2.1\" does not match the pattern \"plugins/terraform/*\"",
                        "run registry:update",
                        "");
        Finding page =
                finding(
                        Rule.NOT_IN_STEP,
                        Severity.ERROR,
                        "",
                        at("docs/plugins.md", 33, 0),
                        "the page does not show the release of terraform that plugins.json has",
                        "run registry:update; only the repository knows which of the two is right",
                        """
                        --- as it is
                        +++ as plugins.json has it
                        @@ -32,3 +32,3 @@
                         - **Id:** `terraform`
                        -- **Latest version:** v0.2.0
                        +- **Latest version:** v0.2.1
                         - **Status:** beta
                        """);

        tell(
                new CheckResult(CheckKind.VALID, List.of(status, tag)),
                new CheckResult(CheckKind.IN_SYNC, List.of(page)));

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
    void limitsTheNumberOfFindings() {
        List<Finding> findings =
                IntStream.rangeClosed(1, 250)
                        .mapToObj(line -> finding(Rule.SCHEMA, Severity.ERROR, "a", line))
                        .toList();

        tell(new CheckResult(CheckKind.VALID, findings));

        assertThat(log.lines()).hasSize(104).contains("error:   and 150 more");
    }

    @Test
    void logsRepairedFilesOrTheReason() {
        log().report(new RepairReport(Reports.plan(DIRECTORY.resolve("docs/a")), ""));
        log().report(new RepairReport(new FilePlan(List.of()), "it cannot be; mend it"));

        assertThat(log.lines())
                .containsExactly(
                        "info: repaired docs/a",
                        "warn: nothing was repaired: it cannot be; mend it");
    }

    private void tell(CheckResult... results) {
        log().report(new CheckReport(List.of(results), List.of(), RequestStats.NONE));
    }

    private CheckLog log() {
        FixSuggestion fix =
                new FixSuggestion("mvn registry:", "", DIRECTORY.resolve("registry.yaml"));
        return new CheckLog(new SanitizingLog(log), DIRECTORY, fix);
    }

    private static Finding finding(Rule rule, Severity severity, String file, int line) {
        return finding(rule, severity, "", at(file, line, 0), "it is wrong", "fix it", "");
    }

    private static Finding finding(
            Rule rule,
            Severity severity,
            String plugin,
            SourceLocation location,
            String message,
            String remedy,
            String detail) {
        return new Finding(
                new Diagnostic(rule, severity, plugin, location, message, remedy),
                detail,
                FixKind.UPDATE);
    }

    private static SourceLocation at(String file, int line, int column) {
        return new SourceLocation(DIRECTORY.resolve(file).toString(), line, column);
    }
}
