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
 * The process that a goal runs in, as far as a goal looks at it.
 *
 * @param variables the environment variables
 * @param output where programs read along that Maven must not put a word before
 */
public record Environment(Map<String, String> variables, PrintStream output) {

    /**
     * This process. Maven 4 puts a prefix before every line that a plugin prints, so its output is
     * taken by its number.
     */
    public static Environment ofProcess() {
        return new Environment(
                System.getenv(), new PrintStream(new FileOutputStream(FileDescriptor.out), true));
    }

    /** Whether a runner of GitHub Actions, or one that works alike, reads along. */
    public boolean isGitHubActions() {
        return "true".equals(variables.get("GITHUB_ACTIONS"));
    }

    /** The page to which the steps of a job add what they have to say. */
    public Optional<Path> jobSummary() {
        return path("GITHUB_STEP_SUMMARY");
    }

    /**
     * The directory from which files are told to others: the workspace of the job, or else the root
     * of the checkout, if they hold a directory; otherwise that directory itself.
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

    /** Prints a line in one piece, with nothing before it, in UTF-8 as programs expect it. */
    public void print(String line) {
        output.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
