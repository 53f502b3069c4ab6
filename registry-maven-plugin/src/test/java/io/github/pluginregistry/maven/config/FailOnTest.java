package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.RequestStats;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.maven.Reports;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailOnTest {

    @ParameterizedTest
    @CsvSource({"error, ERROR", "warning, WARNING", "never, NEVER"})
    void parsesItsName(String word, FailOn meant) {
        assertThat(FailOn.of(word)).isEqualTo(meant);
    }

    @Test
    void rejectsOtherValues() {
        assertThatThrownBy(() -> FailOn.of("ERROR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("registry.failOn is \"ERROR\"; write error, warning or never");
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, ERROR, true",
        "ERROR, WARNING, false",
        "WARNING, ERROR, true",
        "WARNING, WARNING, true",
        "NEVER, ERROR, false"
    })
    void failsForFindingsOfItsSeverity(FailOn limit, Severity severity, boolean fails) {
        assertFails(fails, limit, report(List.of(finding(severity))), "see the findings above");
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, PERMANENT, true",
        "ERROR, TRANSIENT, false",
        "WARNING, TRANSIENT, true",
        "WARNING, WARNING, true",
        "WARNING, REMARK, false",
        "WARNING, EXPECTED, false",
        "NEVER, PERMANENT, false"
    })
    void failsForProblemsOfItsSeverity(
            FailOn limit, ResolutionProblem.Impact severity, boolean fails) {
        PluginProblem problem =
                new PluginProblem(List.of(new PluginId("a")), Reports.reason(severity));

        assertFails(fails, limit, report(List.of(), problem), "see the reasons above");
    }

    @Test
    void passesWithoutFindings() {
        assertFails(false, FailOn.WARNING, report(List.of()), "");
    }

    private static void assertFails(
            boolean fails, FailOn limit, CheckReport report, String message) {
        if (fails) {
            assertThatThrownBy(() -> limit.judge(report))
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageEndingWith(message);
        } else {
            assertThatCode(() -> limit.judge(report)).doesNotThrowAnyException();
        }
    }

    private static CheckReport report(List<Finding> findings, PluginProblem... problems) {
        return new CheckReport(
                List.of(new CheckResult(CheckKind.VALID, findings)),
                Arrays.asList(problems),
                RequestStats.NONE);
    }

    private static Finding finding(Severity severity) {
        return new Finding(
                new Diagnostic(
                        Rule.SCHEMA,
                        severity,
                        "",
                        SourceLocation.of(Path.of("a")),
                        "it is wrong",
                        "fix it"),
                "",
                FixKind.EDIT);
    }
}
