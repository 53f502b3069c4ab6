package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.publish.MessageTemplate;
import io.github.pluginregistry.core.publish.PublishReport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * GitHub Actions, or a compatible runner: prints its commands, and writes the step's outputs {@code
 * changed}, {@code summary}, {@code commit} and {@code pull-request} and the job summary. Writes
 * nothing outside of it.
 */
public record GitHubActions(Environment environment, PrintStream output) {

    private static final String OUTPUTS = "GITHUB_OUTPUT";
    private static final String SUMMARY = "GITHUB_STEP_SUMMARY";
    private static final MessageTemplate PARAGRAPH =
            MessageTemplate.of("the summary", "### {registry}\n\n{changes}\n\n{notes}");

    /**
     * The standard output of this process. Maven 4 replaces {@code System.out} by one that prefixes
     * each line, so the output is opened by its file descriptor.
     */
    public static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    }

    /** Whether the build runs on GitHub Actions or a compatible runner. */
    public boolean isGitHubActions() {
        return "true".equals(environment.variables().get("GITHUB_ACTIONS"));
    }

    public Optional<Path> jobSummary() {
        return environment.variable(SUMMARY).map(Path::of);
    }

    /**
     * The directory that paths in reports are relative to: the workspace of the job, or else the
     * root of the checkout, if it contains the given directory; otherwise the given directory.
     */
    public Path root(Path directory) {
        return environment
                .variable("GITHUB_WORKSPACE")
                .map(Path::of)
                .filter(directory::startsWith)
                .or(() -> checkout(directory))
                .orElse(directory);
    }

    private static Optional<Path> checkout(Path directory) {
        return Stream.iterate(directory, Objects::nonNull, Path::getParent)
                .filter(it -> Files.exists(it.resolve(".git")))
                .findFirst();
    }

    /** Prints a line in UTF-8, at once and without a prefix. */
    public void print(String line) {
        output.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    /** Writes the outputs of the step and, if there is news, a paragraph of the job summary. */
    public void report(PublishReport report) throws IOException {
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
        Optional<Path> file = environment.variable(variable).map(Path::of);
        if (file.isPresent()) {
            Files.write(
                    file.get(),
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
