package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.validation.Severity;
import java.nio.file.Path;
import java.util.List;

/**
 * What a check found: all that is told of it.
 *
 * @param conclusion all verdicts in one sentence
 * @param verdicts one for each question that was asked
 * @param remarks what kept questions from being answered whole
 * @param root the directory from which files are told, the root of a checkout as a rule
 * @param version the version of this tool
 */
public record ReportInput(
        String conclusion,
        List<CheckResult> verdicts,
        List<Notice> remarks,
        Path root,
        String version) {

    public ReportInput {
        verdicts = List.copyOf(verdicts);
        remarks = List.copyOf(remarks);
    }

    /** All findings, in the order of the questions, and then of the files. */
    public List<Finding> findings() {
        return verdicts.stream().flatMap(verdict -> verdict.findings().stream()).toList();
    }

    /** Where the file of a finding is. */
    public ReportPath location(Finding finding) {
        return ReportPath.of(finding.spot().file(), root);
    }

    /**
     * A message about the run that belongs to no file, for example that a forge did not answer.
     *
     * @param sentence what happened and what to do
     */
    public record Notice(Severity severity, String sentence) {}
}
