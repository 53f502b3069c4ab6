package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.CheckReport;
import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Tells what a check found. */
final class CheckLog {

    private final Log log;
    private final Path directory;

    /**
     * @param directory where the paths of files start that are told
     */
    CheckLog(Log log, Path directory) {
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
        report.troubles().forEach(new TroubleLog(log)::tell);
        report.coverage().forEach(observation -> log.warn(observation.toString()));
        for (Verdict verdict : report.verdicts()) {
            verdict.findings().forEach(finding -> log.error(finding.seenFrom(directory)));
        }
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
}
