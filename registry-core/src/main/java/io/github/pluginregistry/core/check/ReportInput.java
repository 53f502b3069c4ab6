package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.validation.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/**
 * The input for reports: the results of a check and what they need to be shown.
 *
 * @param conclusion all results in one sentence
 * @param verdicts one result for each question that was asked
 * @param notices messages about plugins that could not be looked up
 * @param root the directory that paths are relative to, usually the root of the checkout
 * @param version the version of this tool
 */
public record ReportInput(
        String conclusion,
        List<CheckResult> verdicts,
        List<Diagnostic> notices,
        Path root,
        String version) {

    public ReportInput {
        verdicts = List.copyOf(verdicts);
        notices = List.copyOf(notices);
    }

    /** All findings, in the order of the questions, and then of the files. */
    public List<Finding> findings() {
        return verdicts.stream().flatMap(verdict -> verdict.findings().stream()).toList();
    }

    /** Where the file of a finding is. */
    public ReportPath location(Finding finding) {
        return ReportPath.of(finding.location().path(), root);
    }
}
