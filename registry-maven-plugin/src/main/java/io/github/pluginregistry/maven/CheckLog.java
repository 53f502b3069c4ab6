package io.github.pluginregistry.maven;

import static io.github.pluginregistry.core.rule.Severity.ERROR;

import io.github.pluginregistry.core.CheckReport;
import io.github.pluginregistry.core.RepairReport;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Spot;
import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/** Tells what a check found. */
final class CheckLog {

    private final LineLog log;
    private final Path directory;

    /** How many findings of a kind are told; whoever has more mends these first. */
    private static final int TOLD = 100;

    /**
     * @param directory where the paths of files start that are told
     */
    CheckLog(LineLog log, Path directory) {
        this.log = log;
        this.directory = directory;
    }

    /**
     * Says that all is well, or fails with everything that is not.
     *
     * @throws MojoFailureException if anything was found, or if somebody has to do something before
     *     every plugin can be looked up
     */
    void report(CheckReport report) throws MojoFailureException {
        tell(report);
        if (!report.isClean()) {
            throw new MojoFailureException(report + "; each finding stands above");
        }
        if (report.troubles().stream()
                .anyMatch(trouble -> trouble.reason().severity() == Severity.LASTING)) {
            throw new MojoFailureException(
                    "not every plugin could be looked up; each reason stands above");
        }
        log.info(report.toString());
    }

    /** Tells everything that was found. */
    void tell(CheckReport report) {
        report.cost()
                .filter(cost -> cost.requests() > 0)
                .ifPresent(cost -> log.info("asked " + cost));
        report.troubles().forEach(new TroubleLog(log)::tell);
        for (Verdict verdict : report.verdicts()) {
            tell(verdict.findings());
        }
    }

    /** Tells which files were repaired, or why none was. */
    void tell(RepairReport repair) {
        for (FileChange change : repair.plan().changes()) {
            log.info("repaired " + Spot.of(change.file()).pathFrom(directory));
        }
        if (!repair.obstacle().isEmpty()) {
            log.warn("nothing was repaired: " + repair.obstacle());
        }
    }

    private void tell(List<Finding> findings) {
        findings.stream().limit(TOLD).forEach(this::tell);
        if (findings.size() > TOLD) {
            log.error("and %d more findings like these".formatted(findings.size() - TOLD));
        }
    }

    private void tell(Finding finding) {
        String line = finding.seenFrom(directory);
        if (finding.severity() == ERROR) {
            log.error(line);
        } else {
            log.warn(line);
        }
    }
}
