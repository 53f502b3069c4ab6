package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.publish.MessageTemplate;
import io.github.pluginregistry.core.publish.PublishReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the result of publishing for GitHub Actions: the step's outputs {@code changed}, {@code
 * summary}, {@code commit} and {@code pull-request}, and a paragraph of the job summary. Does
 * nothing outside of GitHub Actions.
 *
 * @param environment the environment variables
 */
public record GitHubActionsOutput(Map<String, String> environment) {

    private static final String OUTPUTS = "GITHUB_OUTPUT";
    private static final String SUMMARY = "GITHUB_STEP_SUMMARY";
    private static final MessageTemplate PARAGRAPH =
            MessageTemplate.of("the summary", "### {registry}\n\n{changes}\n\n{notes}");

    public void tell(PublishReport report) throws IOException {
        append(
                OUTPUTS,
                Map.of(
                                "changed", String.valueOf(report.isChanged()),
                                "summary", report.isNews() ? report.summary().summary() : "",
                                "commit", report.commit(),
                                "pull-request", report.pullRequest())
                        .entrySet()
                        .stream()
                        .map(
                                output ->
                                        output.getKey()
                                                + "="
                                                + LogSanitizer.of(output.getValue())
                                                + "\n")
                        .sorted()
                        .collect(Collectors.joining()));
        if (report.isNews()) {
            append(SUMMARY, report.summary().markdown(PARAGRAPH) + "\n\n");
        }
    }

    private void append(String variable, String text) throws IOException {
        Optional<Path> file =
                Optional.ofNullable(environment.get(variable))
                        .filter(name -> !name.isBlank())
                        .map(Path::of);
        if (file.isPresent()) {
            Files.write(
                    file.get(),
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
