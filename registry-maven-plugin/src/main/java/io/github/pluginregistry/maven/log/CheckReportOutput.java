package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.report.Annotations;
import io.github.pluginregistry.core.report.JobSummary;
import io.github.pluginregistry.core.report.ReportFormat;
import io.github.pluginregistry.core.report.ReportWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes reports of a check: files and, on GitHub Actions, annotations and the job summary. */
public final class CheckReportOutput {

    private final List<ReportFormat> formats;
    private final Path directory;
    private final CheckoutBoundary boundary;
    private final GitHubActions actions;
    private final SanitizingLog log;

    /**
     * @throws IllegalArgumentException if there is no such report
     */
    public CheckReportOutput(
            List<String> formats,
            Path directory,
            CheckoutBoundary boundary,
            GitHubActions actions,
            SanitizingLog log) {
        // No lambda names the format: it would be loaded where no report is asked for, too.
        this.formats = formats.isEmpty() ? List.of() : formats(formats);
        this.directory = directory;
        this.boundary = boundary;
        this.actions = actions;
        this.log = log;
    }

    private static List<ReportFormat> formats(List<String> words) {
        return words.stream().map(String::strip).distinct().map(ReportFormat::of).toList();
    }

    /** Writes all requested reports, even without findings. */
    public void publish(CheckReport report, Path from, String version) throws IOException {
        if (formats.isEmpty() && !actions.isGitHubActions()) {
            return;
        }
        ReportInput results = report.reportInput(actions.root(from), version);
        if (actions.isGitHubActions()) {
            show(results);
        }
        ReportWriter writer = new ReportWriter(directory, boundary);
        for (ReportFormat format : formats) {
            log.info("wrote " + writer.write(format, results));
        }
    }

    /** These are written without being requested, so an error is only a warning. */
    private void show(ReportInput results) {
        Annotations.of(results).forEach(actions::print);
        actions.jobSummary()
                .flatMap(page -> ReportWriter.append(page, JobSummary.of(results)))
                .ifPresent(
                        failure ->
                                log.warn(
                                        "the job summary could not be written to the file that GITHUB_STEP_SUMMARY names: "
                                                + failure.getMessage()));
    }
}
