package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.CheckReport;
import io.github.pluginregistry.core.Cost;
import io.github.pluginregistry.core.RepairReport;
import io.github.pluginregistry.core.Trouble;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Remedy;
import io.github.pluginregistry.core.check.Spot;
import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.resolve.Reason;
import io.github.pluginregistry.core.rule.Question;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.rule.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckLogTest {

    private static final Path DIRECTORY = Path.of("/repo");
    private static final Verdict VALID = new Verdict(Question.VALID, List.of());

    private static final String VALID_ALONE =
            "info: the registry is valid; skipped: in sync, current (need a readable registry)";

    private final RecordingLog log = new RecordingLog();

    @Test
    void saysInOneLineThatAllIsWellAndWhatWasNotAsked() {
        tell(of(List.of(VALID, new Verdict(Question.IN_STEP, List.of()))));

        assertThat(log.lines())
                .containsExactly(
                        "info: the registry is valid, in sync; skipped: current (needs -Dregistry.online)");
    }

    @Test
    void tellsFindingsFileByFileThenTheWholeAndTheCure() {
        Verdict invalid =
                new Verdict(
                        Question.VALID,
                        List.of(
                                finding(Rule.SCHEMA, Severity.ERROR, "docs/b", 2),
                                finding(Rule.SCHEMA, Severity.WARNING, "docs/a", 0)));
        Verdict outOfStep =
                new Verdict(
                        Question.IN_STEP,
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
    void saysWhatTheGuideShows() throws Exception {
        String update = "run registry:update";
        Finding status =
                new Finding(
                        Rule.SCHEMA,
                        Severity.ERROR,
                        new Spot(DIRECTORY.resolve("docs/plugins.json"), 12, 18, ""),
                        "terraform",
                        "status is \"superb\"",
                        "one of stable, beta, alpha, deprecated",
                        update,
                        "",
                        Remedy.UPDATE);
        Finding tag =
                new Finding(
                        Rule.TAG_PATTERN_MISMATCH,
                        Severity.WARNING,
                        new Spot(DIRECTORY.resolve("docs/plugins.json"), 15, 14, ""),
                        "terraform",
                        "the tag \"terraform-v0.2.1\" does not match the pattern \"plugins/terraform/*\"",
                        "",
                        update,
                        "",
                        Remedy.UPDATE);
        Finding page =
                new Finding(
                        Rule.NOT_IN_STEP,
                        Severity.ERROR,
                        new Spot(DIRECTORY.resolve("docs/plugins.md"), 33, 0, ""),
                        "",
                        "the page does not show the release of terraform that plugins.json has",
                        "",
                        "run registry:update; only the repository knows which of the two is right",
                        """
                        --- as it is
                        +++ as plugins.json has it
                        @@ -32,3 +32,3 @@
                         - **Id:** `terraform`
                        -- **Latest version:** v0.2.0
                        +- **Latest version:** v0.2.1
                         - **Status:** beta
                        """,
                        Remedy.UPDATE);

        tell(
                of(
                        List.of(
                                new Verdict(Question.VALID, List.of(status, tag)),
                                new Verdict(Question.IN_STEP, List.of(page)))));

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
    void namesTheColumnAndShowsTheLinesOfAFinding() {
        Finding finding =
                new Finding(
                        Rule.NOT_IN_STEP,
                        Severity.ERROR,
                        new Spot(DIRECTORY.resolve("a"), 2, 7, ""),
                        "",
                        "it is wrong",
                        "",
                        "cure it",
                        "-x\n+y",
                        Remedy.EDIT);

        tell(of(List.of(new Verdict(Question.IN_STEP, List.of(finding)))));

        assertThat(log.lines())
                .contains(
                        "error:   a:2:7 error not-in-step it is wrong; cure it",
                        "error:     -x",
                        "error:     +y");
    }

    @Test
    void countsTheFindingsThatNobodyWouldRead() {
        List<Finding> findings =
                IntStream.rangeClosed(1, 250)
                        .mapToObj(line -> finding(Rule.SCHEMA, Severity.ERROR, "a", line))
                        .toList();

        tell(of(List.of(new Verdict(Question.VALID, findings))));

        assertThat(log.lines()).hasSize(104).contains("error:   and 150 more");
    }

    @Test
    void tellsTroubleAsLoudlyAsItIsGrave() {
        tell(
                of(
                        List.of(VALID),
                        trouble(Reason.Severity.PASSING),
                        trouble(Reason.Severity.LASTING)));

        assertThat(log.lines())
                .startsWith("warn: a: it is passing; cure it", "error: a: it is lasting; cure it");
    }

    @Test
    void tellsWhatWasRepairedOrWhyNothingWas() {
        FileChange change = new FileChange(DIRECTORY.resolve("docs/a"), Optional.empty(), "text");

        log().tell(new RepairReport(new Plan(List.of(change)), ""));
        log().tell(new RepairReport(new Plan(List.of()), "it cannot be; mend it"));

        assertThat(log.lines())
                .containsExactly(
                        "info: repaired docs/a",
                        "warn: nothing was repaired: it cannot be; mend it");
    }

    @Test
    void saysWhatItCostToAsk() {
        tell(costing(2));

        assertThat(log.lines())
                .containsExactly("info: asked 1 repository, 2 requests, 0.4 s", VALID_ALONE);
    }

    @Test
    void saysNothingOfWhatCostNothing() {
        tell(costing(0));

        assertThat(log.lines()).containsExactly(VALID_ALONE);
    }

    private static CheckReport costing(long requests) {
        Cost cost = new Cost(1, requests, 0, Duration.ofMillis(400));
        return new CheckReport(List.of(VALID), List.of(), Optional.of(cost));
    }

    private static CheckReport of(List<Verdict> verdicts, Trouble... troubles) {
        return new CheckReport(verdicts, List.of(troubles), Optional.empty());
    }

    private void tell(CheckReport report) {
        log().tell(report);
    }

    private CheckLog log() {
        Cure cure = new Cure("mvn registry:", DIRECTORY.resolve("registry.yaml"));
        return new CheckLog(new LineLog(log), DIRECTORY, cure);
    }

    private static Finding finding(Rule rule, Severity severity, String file, int line) {
        return new Finding(
                rule,
                severity,
                new Spot(DIRECTORY.resolve(file), line, 0, ""),
                "plugin",
                "it is wrong",
                "",
                "run registry:update",
                "",
                Remedy.UPDATE);
    }

    private static Trouble trouble(Reason.Severity severity) {
        return new Trouble(List.of(new PluginId("a")), Reports.reason(severity));
    }
}
