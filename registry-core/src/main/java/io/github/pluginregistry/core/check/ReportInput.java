package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.validation.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/**
 * The input for reports: the results of a check and what they need to be shown.
 *
 * @param conclusion all results in one sentence
 * @param notices messages about plugins that could not be looked up
 * @param root the directory that paths are relative to, usually the root of the checkout
 */
public record ReportInput(
        String conclusion,
        List<CheckResult> results,
        List<Diagnostic> notices,
        Path root,
        String version) {

    public ReportInput {
        results = List.copyOf(results);
        notices = List.copyOf(notices);
    }

    /** All findings, in the order of the questions, and then of the files. */
    public List<Finding> findings() {
        return results.stream().flatMap(result -> result.findings().stream()).toList();
    }

    public ReportPath location(Finding finding) {
        return ReportPath.of(finding.location().path(), root);
    }
}
