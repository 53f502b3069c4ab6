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
 * @param results one for each kind of check that was made
 * @param problems what kept plugins from being looked up, and what hosts reported that is no
 *     finding
 */
public record CheckReport(
        List<CheckResult> results, List<PluginProblem> problems, RequestStats cost) {

    public CheckReport {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
    }

    public static CheckReport of(List<CheckResult> results) {
        return new CheckReport(results, List.of(), RequestStats.NONE);
    }

    public static CheckReport online(
            List<CheckResult> results, List<Resolution> resolutions, RequestStats cost) {
        return new CheckReport(
                results,
                PluginProblem.of(resolutions).stream()
                        .filter(problem -> !problem.reason().isAboutPublished())
                        .toList(),
                cost);
    }

    /** All findings, in the order of the files. */
    public List<Finding> findings() {
        return results.stream().flatMap(result -> result.findings().stream()).sorted().toList();
    }

    /** Whether there are no errors; there may be warnings. */
    public boolean isClean() {
        return results.stream().allMatch(CheckResult::passed);
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
        return problems.stream()
                .map(PluginProblem::diagnostic)
                .filter(notice -> notice.severity() != Severity.OFF)
                .toList();
    }

    /** The input for reports, whose paths are relative to {@code root}. */
    public ReportInput reportInput(Path root, String version) {
        return new ReportInput(toString(), results, notices(), root, version);
    }

    /**
     * All results in one sentence, for example {@code the registry is valid, not in sync (1 error);
     * skipped: current (needs -Dregistry.online)}.
     */
    @Override
    public String toString() {
        String answers =
                results.stream()
                        .map(CheckResult::toString)
                        .collect(Collectors.joining(", ", "the registry is ", ""));
        long unknown = unknown();
        return answers
                + (unknown == 0
                        ? ""
                        : " as far as it is known: %d %s could not be looked up"
                                .formatted(unknown, unknown == 1 ? "plugin" : "plugins"))
                + skipped();
    }

    private String skipped() {
        List<CheckKind> checked = results.stream().map(CheckResult::kind).toList();
        String skipped =
                Stream.of(CheckKind.values())
                        .filter(kind -> !checked.contains(kind))
                        .map(CheckKind::adjective)
                        .collect(Collectors.joining(", "));
        if (skipped.isEmpty()) {
            return "";
        }
        String reason =
                checked.contains(CheckKind.IN_SYNC)
                        ? "needs -Dregistry.online"
                        : "need a readable registry";
        return "; skipped: " + skipped + " (" + reason + ")";
    }

    /** The number of plugins that could not be looked up. */
    private long unknown() {
        return problems.stream()
                .filter(problem -> problem.reason().impact().isUnresolved())
                .mapToLong(problem -> problem.plugins().size())
                .sum();
    }
}
