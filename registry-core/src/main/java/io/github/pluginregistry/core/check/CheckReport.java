package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.RequestStats;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Severity;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param verdicts one for each question that was asked
 * @param troubles problems of the forges, where they were asked, and what they said that is no
 *     finding
 * @param cost the cost of asking the forges
 */
public record CheckReport(
        List<CheckResult> verdicts, List<PluginProblem> troubles, RequestStats cost) {

    public CheckReport {
        verdicts = List.copyOf(verdicts);
        troubles = List.copyOf(troubles);
    }

    /** The report of an offline check. */
    public static CheckReport of(List<CheckResult> verdicts) {
        return new CheckReport(verdicts, List.of(), RequestStats.NONE);
    }

    /** The report of an online check. */
    public static CheckReport online(
            List<CheckResult> verdicts, List<Resolution> resolutions, RequestStats cost) {
        return new CheckReport(
                verdicts,
                PluginProblem.of(resolutions).stream()
                        .filter(trouble -> !trouble.reason().isAboutPublished())
                        .toList(),
                cost);
    }

    /** All findings, in the order of the files. */
    public List<Finding> findings() {
        return verdicts.stream().flatMap(verdict -> verdict.findings().stream()).sorted().toList();
    }

    /** Whether there are no errors; there may be warnings. */
    public boolean isClean() {
        return verdicts.stream().allMatch(CheckResult::holds);
    }

    /** The highest severity of all findings and notices. */
    public Severity worst() {
        return Stream.concat(
                        Stream.of(FindingCounts.of(findings()).worst()),
                        notices().stream().map(Diagnostic::severity))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Messages about the forges, apart from expected and informational ones. */
    public List<Diagnostic> notices() {
        return troubles.stream()
                .map(PluginProblem::diagnostic)
                .filter(notice -> notice.severity() != Severity.OFF)
                .toList();
    }

    /**
     * The input for reports.
     *
     * @param root the directory that paths of files are relative to
     * @param version the version of this tool
     */
    public ReportInput results(Path root, String version) {
        return new ReportInput(toString(), verdicts, notices(), root, version);
    }

    /**
     * All results in one sentence, for example {@code the registry is valid, not in sync (1 error);
     * skipped: current (needs -Dregistry.online)}.
     */
    @Override
    public String toString() {
        String answers =
                verdicts.stream()
                        .map(CheckResult::toString)
                        .collect(Collectors.joining(", ", "the registry is ", ""));
        long unknown = unknown();
        return answers
                + (unknown == 0
                        ? ""
                        : " as far as it is known: %d %s could not be looked up"
                                .formatted(unknown, unknown == 1 ? "plugin" : "plugins"))
                + unasked();
    }

    private String unasked() {
        List<CheckKind> asked = verdicts.stream().map(CheckResult::question).toList();
        String unasked =
                Stream.of(CheckKind.values())
                        .filter(question -> !asked.contains(question))
                        .map(CheckKind::adjective)
                        .collect(Collectors.joining(", "));
        if (unasked.isEmpty()) {
            return "";
        }
        String reason =
                asked.contains(CheckKind.IN_STEP)
                        ? "needs -Dregistry.online"
                        : "need a readable registry";
        return "; skipped: " + unasked + " (" + reason + ")";
    }

    /** The number of plugins that could not be looked up. */
    private long unknown() {
        return troubles.stream()
                .filter(trouble -> trouble.reason().impact().isUnresolved())
                .mapToLong(trouble -> trouble.plugins().size())
                .sum();
    }
}
