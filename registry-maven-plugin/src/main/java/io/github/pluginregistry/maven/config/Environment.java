package io.github.pluginregistry.maven.config;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environment variables and the standard output of the process.
 *
 * @param variables the environment variables
 * @param output the standard output, without Maven's prefixes
 */
public record Environment(Map<String, String> variables, PrintStream output) {

    /**
     * The environment of this process. Maven 4 replaces {@code System.out} by one that prefixes
     * each line, so the output is opened by its file descriptor.
     */
    public static Environment ofProcess() {
        return new Environment(
                System.getenv(), new PrintStream(new FileOutputStream(FileDescriptor.out), true));
    }

    /** Whether the build runs on GitHub Actions or a compatible runner. */
    public boolean isGitHubActions() {
        return "true".equals(variables.get("GITHUB_ACTIONS"));
    }

    /** The file of the job summary. */
    public Optional<Path> jobSummary() {
        return path("GITHUB_STEP_SUMMARY");
    }

    /**
     * The directory that paths in reports are relative to: the workspace of the job, or else the
     * root of the checkout, if it contains the given directory; otherwise the given directory.
     */
    public Path root(Path directory) {
        return path("GITHUB_WORKSPACE")
                .filter(directory::startsWith)
                .or(() -> checkout(directory))
                .orElse(directory);
    }

    private static Optional<Path> checkout(Path directory) {
        return Stream.iterate(directory, Objects::nonNull, Path::getParent)
                .filter(it -> Files.exists(it.resolve(".git")))
                .findFirst();
    }

    private Optional<Path> path(String variable) {
        return Optional.ofNullable(variables.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** Prints a line in UTF-8, at once and without a prefix. */
    public void print(String line) {
        output.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
