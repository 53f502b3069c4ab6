package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.FindingCounts;
import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.update.RepairReport;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Logs the result of a check: the findings by file, a summary, and how to fix the errors.
 *
 * @param directory the directory that paths in messages are relative to
 * @param fix how to fix findings
 */
public record CheckLog(SanitizingLog log, Path directory, FixSuggestion fix) {

    /** The most findings that are logged per file. */
    private static final int MAXIMUM = 100;

    /** Logs a report, the summary last. */
    public void report(CheckReport report) {
        if (report.cost().requests() > 0) {
            log.info("asked " + report.cost());
        }
        report.problems().forEach(log::problem);
        List<Finding> findings = report.findings();
        if (!findings.isEmpty()) {
            byFile(findings).values().forEach(this::log);
        }
        log.info(report.toString());
        List<Finding> errors =
                findings.stream().filter(it -> it.severity() == Severity.ERROR).toList();
        fix.of(errors, directory).ifPresent(steps -> log.info("to fix: " + steps));
    }

    /** Logs which files were repaired, or why none was. */
    public void report(RepairReport repair) {
        for (FileChange change : repair.plan().changes()) {
            log.info("repaired " + SourceLocation.of(change.file()).relativePath(directory));
        }
        if (!repair.obstacle().isEmpty()) {
            log.warn("nothing was repaired: " + repair.obstacle());
        }
    }

    private static Map<Path, List<Finding>> byFile(List<Finding> findings) {
        return findings.stream()
                .collect(
                        Collectors.groupingBy(
                                finding -> finding.location().path(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private void log(List<Finding> ofOneFile) {
        FindingCounts counts = FindingCounts.of(ofOneFile);
        log(counts.worst(), ofOneFile.get(0).location().relativePath(directory) + ": " + counts);
        ofOneFile.stream().limit(MAXIMUM).forEach(this::log);
        if (ofOneFile.size() > MAXIMUM) {
            log(counts.worst(), "  and %d more".formatted(ofOneFile.size() - MAXIMUM));
        }
    }

    /** Each finding has the full path, so that a terminal can link to it. */
    private void log(Finding finding) {
        log(
                finding.severity(),
                "  %s %s %s %s"
                        .formatted(
                                finding.location().relativeTo(directory),
                                finding.severity().key(),
                                finding.rule().id(),
                                finding.sentence()));
        finding.detail().lines().forEach(line -> log(finding.severity(), "    " + line));
    }

    private void log(Severity severity, String line) {
        switch (severity) {
            case ERROR -> log.error(line);
            case WARNING -> log.warn(line);
            case OFF -> log.info(line);
        }
    }
}
