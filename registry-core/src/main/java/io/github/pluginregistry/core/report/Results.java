package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Verdict;
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
public record Results(
        String conclusion,
        List<Verdict> verdicts,
        List<Remark> remarks,
        Path root,
        String version) {

    public Results {
        verdicts = List.copyOf(verdicts);
        remarks = List.copyOf(remarks);
    }

    /** All findings, in the order of the questions, and then of the files. */
    List<Finding> findings() {
        return verdicts.stream().flatMap(verdict -> verdict.findings().stream()).toList();
    }

    /** Where the file of a finding is. */
    Location location(Finding finding) {
        return Location.of(finding.spot().file(), root);
    }
}
