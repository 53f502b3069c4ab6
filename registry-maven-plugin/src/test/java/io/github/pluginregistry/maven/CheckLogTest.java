package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.CheckReport;
import io.github.pluginregistry.core.Cost;
import io.github.pluginregistry.core.Trouble;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Spot;
import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import io.github.pluginregistry.core.rule.Question;
import io.github.pluginregistry.core.rule.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class CheckLogTest {

    private static final Path DIRECTORY = Path.of("/work");
    private static final Verdict VALID = new Verdict(Question.VALID, List.of());

    private final RecordingLog log = new RecordingLog();

    @Test
    void saysInOneLineThatAllIsWell() throws Exception {
        report(of(List.of(VALID, new Verdict(Question.IN_STEP, List.of()))));

        assertThat(log.lines()).containsExactly("info: the registry is valid, in step");
    }

    @Test
    void failsWithTheVerdictsAfterEachFindingWasTold() {
        Verdict invalid =
                new Verdict(Question.VALID, List.of(finding("docs/b", 2), finding("docs/a", 0)));
        Verdict outOfStep = new Verdict(Question.IN_STEP, List.of(finding("docs/c", 3)));

        assertThatThrownBy(() -> report(of(List.of(invalid, outOfStep))))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "the registry is not valid (2 findings), not in step (1 finding); each finding stands above");
        assertThat(log.lines())
                .containsExactly(
                        "error: docs/a: plugin: it is wrong; cure it [schema]",
                        "error: docs/b:2: plugin: it is wrong; cure it [schema]",
                        "error: docs/c:3: plugin: it is wrong; cure it [schema]");
    }

    @Test
    void countsTheFindingsThatNobodyWouldRead() {
        Verdict invalid =
                new Verdict(
                        Question.VALID,
                        IntStream.rangeClosed(1, 250).mapToObj(i -> finding("a", i)).toList());

        assertThatThrownBy(() -> report(of(List.of(invalid)))).hasMessageContaining("250 findings");
        assertThat(log.lines()).hasSize(101).endsWith("error: and 150 more findings like these");
    }

    @Test
    void passingTroubleIsToldAndFailsNothing() throws Exception {
        report(of(List.of(VALID), trouble(Severity.PASSING)));

        assertThat(log.lines())
                .containsExactly(
                        "warn: a: it is passing; cure it",
                        "info: the registry is valid as far as it is known: 1 plugin could not be looked up");
    }

    @Test
    void lastingTroubleFailsThoughNothingWasFound() {
        CheckReport report = of(List.of(VALID), trouble(Severity.LASTING));

        assertThatThrownBy(() -> report(report))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("not every plugin could be looked up; each reason stands above");
        assertThat(log.lines()).containsExactly("error: a: it is lasting; cure it");
    }

    @Test
    void whatIsWorthALookIsToldAndFailsNothing() throws Exception {
        Verdict valid =
                new Verdict(
                        Question.VALID,
                        List.of(finding(Rule.DESCRIPTION_MISSING, "registry.yaml", 4)));

        report(of(List.of(valid)));

        assertThat(log.lines())
                .containsExactly(
                        "warn: registry.yaml:4: plugin: it is wrong; cure it [description-missing]",
                        "info: the registry is valid");
    }

    @Test
    void saysWhatItCostToAsk() throws Exception {
        report(costing(2));

        assertThat(log.lines())
                .containsExactly(
                        "info: asked 1 repository, 2 requests (1 unchanged since last time), 0.4 s",
                        "info: the registry is valid");
    }

    @Test
    void saysNothingOfWhatCostNothing() throws Exception {
        report(costing(0));

        assertThat(log.lines()).containsExactly("info: the registry is valid");
    }

    private static CheckReport costing(long requests) {
        Cost cost = new Cost(1, requests, requests / 2, 0, Duration.ofMillis(400));
        return new CheckReport(List.of(VALID), List.of(), Optional.of(cost));
    }

    private static CheckReport of(List<Verdict> verdicts, Trouble... troubles) {
        return new CheckReport(verdicts, List.of(troubles), Optional.empty());
    }

    private void report(CheckReport report) throws MojoFailureException {
        new CheckLog(new LineLog(log), DIRECTORY).report(report);
    }

    private static Finding finding(String file, int line) {
        return finding(Rule.SCHEMA, file, line);
    }

    private static Finding finding(Rule rule, String file, int line) {
        return new Finding(
                rule,
                rule.severity(),
                new Spot(DIRECTORY.resolve(file), line, 0, ""),
                "plugin",
                "it is wrong",
                "",
                "cure it",
                "");
    }

    private static Trouble trouble(Severity severity) {
        return new Trouble(List.of(new PluginId("a")), Reports.reason(severity));
    }
}
