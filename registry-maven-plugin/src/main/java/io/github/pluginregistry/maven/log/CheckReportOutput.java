package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.report.Annotations;
import io.github.pluginregistry.core.report.JobSummary;
import io.github.pluginregistry.core.report.ReportFormat;
import io.github.pluginregistry.core.report.ReportWriter;
import io.github.pluginregistry.maven.config.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells what a check found to those who do not read its log: in files, and on GitHub Actions on the
 * lines of a pull request and on the page of the job.
 */
public final class CheckReportOutput {

    private final List<ReportFormat> formats;
    private final Path directory;
    private final CheckoutBoundary boundary;
    private final Environment environment;
    private final SanitizingLog log;

    /**
     * @param formats the words for the reports that are asked for
     * @param directory where they are written
     * @param boundary what no link may lead out of
     * @throws IllegalArgumentException if there is no such report
     */
    public CheckReportOutput(
            List<String> formats,
            Path directory,
            CheckoutBoundary boundary,
            Environment environment,
            SanitizingLog log) {
        // No lambda names the format: it would be loaded where no report is asked for, too.
        this.formats = formats.isEmpty() ? List.of() : formats(formats);
        this.directory = directory;
        this.boundary = boundary;
        this.environment = environment;
        this.log = log;
    }

    private static List<ReportFormat> formats(List<String> words) {
        return words.stream().map(String::strip).distinct().map(ReportFormat::of).toList();
    }

    /**
     * Writes every report that is asked for, whatever was found.
     *
     * @param from where the registry is
     * @param version the version of this plugin
     * @throws IOException if a report cannot be written
     */
    public void publish(CheckReport report, Path from, String version) throws IOException {
        if (formats.isEmpty() && !environment.isGitHubActions()) {
            return;
        }
        ReportInput results = report.results(environment.root(from), version);
        if (environment.isGitHubActions()) {
            show(results);
        }
        ReportWriter writer = new ReportWriter(directory, boundary);
        for (ReportFormat format : formats) {
            log.info("wrote " + writer.write(format, results));
        }
    }

    /**
     * Nobody asked for these by name, so whatever comes in their way is worth a line and no more.
     */
    private void show(ReportInput results) {
        Annotations.of(results).forEach(environment::print);
        environment
                .jobSummary()
                .flatMap(page -> ReportWriter.append(page, JobSummary.of(results)))
                .ifPresent(
                        trouble ->
                                log.warn(
                                        "the job summary could not be written to the file that GITHUB_STEP_SUMMARY names: "
                                                + trouble.getMessage()));
    }
}
