package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.ReportInput.Notice;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.RequestStats;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What a check found.
 *
 * @param verdicts one for each question that was asked
 * @param troubles problems of the forges, where they were asked, and what they said that is no
 *     finding
 * @param cost the cost of asking the forges, where they were asked
 */
public record CheckReport(
        List<CheckResult> verdicts, List<PluginProblem> troubles, Optional<RequestStats> cost) {

    public CheckReport {
        verdicts = List.copyOf(verdicts);
        troubles = List.copyOf(troubles);
    }

    /** The report of an offline check. */
    public static CheckReport of(List<CheckResult> verdicts) {
        return new CheckReport(verdicts, List.of(), Optional.empty());
    }

    /** The report of an online check. */
    public static CheckReport online(
            List<CheckResult> verdicts, List<Resolution> resolutions, RequestStats cost) {
        return new CheckReport(
                verdicts,
                PluginProblem.of(resolutions).stream()
                        .filter(trouble -> !trouble.reason().kind().isAboutPublished())
                        .toList(),
                Optional.of(cost));
    }

    /** All findings, in the order of the files. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (CheckResult verdict : verdicts) {
            findings.addAll(verdict.findings());
        }
        Collections.sort(findings);
        return Collections.unmodifiableList(findings);
    }

    /** Whether there are no errors; there may be warnings. */
    public boolean isClean() {
        return verdicts.stream().allMatch(CheckResult::holds);
    }

    /** The highest severity of all findings and notices. */
    public Severity worst() {
        Severity worst = FindingCounts.of(findings()).worst();
        for (Notice notice : notices()) {
            worst = worst.compareTo(notice.severity()) < 0 ? worst : notice.severity();
        }
        return worst;
    }

    /** Messages about the forges, apart from expected and informational ones. */
    public List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (PluginProblem trouble : troubles) {
            notice(trouble).ifPresent(notices::add);
        }
        return notices;
    }

    private static Optional<Notice> notice(PluginProblem trouble) {
        return switch (trouble.reason().severity()) {
            case EXPECTED, REMARK -> Optional.empty();
            case WARNING, TRANSIENT ->
                    Optional.of(new Notice(Severity.WARNING, trouble.toString()));
            case PERMANENT -> Optional.of(new Notice(Severity.ERROR, trouble.toString()));
        };
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
        StringJoiner answers = new StringJoiner(", ", "the registry is ", "");
        for (CheckResult verdict : verdicts) {
            answers.add(verdict.toString());
        }
        long unknown = unknown();
        return answers
                + (unknown == 0
                        ? ""
                        : " as far as it is known: %d %s could not be looked up"
                                .formatted(unknown, unknown == 1 ? "plugin" : "plugins"))
                + unasked();
    }

    private String unasked() {
        EnumSet<CheckKind> asked = EnumSet.noneOf(CheckKind.class);
        for (CheckResult verdict : verdicts) {
            asked.add(verdict.question());
        }
        if (asked.size() == CheckKind.values().length) {
            return "";
        }
        StringJoiner unasked = new StringJoiner(", ");
        for (CheckKind question : EnumSet.complementOf(asked)) {
            unasked.add(question.adjective());
        }
        String reason =
                asked.contains(CheckKind.IN_STEP)
                        ? "needs -Dregistry.online"
                        : "need a readable registry";
        return "; skipped: " + unasked + " (" + reason + ")";
    }

    /** The number of plugins that could not be looked up. */
    private long unknown() {
        long unknown = 0;
        for (PluginProblem trouble : troubles) {
            if (trouble.reason().severity().isUnresolved()) {
                unknown += trouble.plugins().size();
            }
        }
        return unknown;
    }
}
