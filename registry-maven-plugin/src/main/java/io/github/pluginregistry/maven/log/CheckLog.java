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

/** Logs the result of a check: the findings by file, a summary, and how to fix the errors. */
public final class CheckLog {

    /** The most findings that are logged per file. */
    private static final int TOLD = 100;

    private final SanitizingLog log;
    private final Path directory;
    private final FixSuggestion cure;

    /**
     * @param directory the directory that paths in messages are relative to
     * @param cure how to fix findings
     */
    public CheckLog(SanitizingLog log, Path directory, FixSuggestion cure) {
        this.log = log;
        this.directory = directory;
        this.cure = cure;
    }

    /** Logs a report, the summary last. */
    public void tell(CheckReport report) {
        if (report.cost().requests() > 0) {
            log.info("asked " + report.cost());
        }
        report.troubles().forEach(log::problem);
        List<Finding> findings = report.findings();
        if (!findings.isEmpty()) {
            byFile(findings).values().forEach(this::tell);
        }
        log.info(report.toString());
        List<Finding> errors =
                findings.stream().filter(it -> it.severity() == Severity.ERROR).toList();
        cure.of(errors, directory).ifPresent(steps -> log.info("to fix: " + steps));
    }

    /** Logs which files were repaired, or why none was. */
    public void tell(RepairReport repair) {
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

    private void tell(List<Finding> ofOneFile) {
        FindingCounts tally = FindingCounts.of(ofOneFile);
        tell(tally.worst(), ofOneFile.get(0).location().relativePath(directory) + ": " + tally);
        ofOneFile.stream().limit(TOLD).forEach(this::tell);
        if (ofOneFile.size() > TOLD) {
            tell(tally.worst(), "  and %d more".formatted(ofOneFile.size() - TOLD));
        }
    }

    /** Each finding has the full path, so that a terminal can link to it. */
    private void tell(Finding finding) {
        tell(
                finding.severity(),
                "  %s %s %s %s"
                        .formatted(
                                finding.location().relativeTo(directory),
                                finding.severity().key(),
                                finding.rule().id(),
                                finding.sentence()));
        finding.detail().lines().forEach(line -> tell(finding.severity(), "    " + line));
    }

    private void tell(Severity severity, String line) {
        switch (severity) {
            case ERROR -> log.error(line);
            case WARNING -> log.warn(line);
            case OFF -> log.info(line);
        }
    }
}
