package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.UpdateReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Logs the result of an update: one line per change, one per problem, and a summary.
 *
 * @param directory the directory that paths in messages are relative to
 * @param dryRun whether nothing was written
 * @param strict whether transient problems fail the build too
 */
public record UpdateLog(SanitizingLog log, Path directory, boolean dryRun, boolean strict) {

    private static final String KEPT =
            "some plugins could not be updated and keep their published version:";

    private static final String LEFT_OUT =
            "some plugins were never resolved and are left out of plugins.json:";

    /**
     * Logs a report, and fails at the end if there are problems that need a fix. The exception's
     * message has these problems, so they are not logged as well.
     *
     * @throws MojoFailureException if there were permanent problems or, in a strict run, transient
     *     ones
     */
    public void report(UpdateReport report) throws MojoFailureException {
        report.changes().stream().map(PublishedVersionChange::toString).forEach(log::info);
        report.problems().stream().filter(problem -> !isGrave(problem)).forEach(log::problem);
        report.plan().changes().forEach(this::log);
        log.info(summary(report));
        failWhereNeeded(report);
    }

    private void log(FileChange change) {
        Path file = change.file();
        log.info(
                (dryRun ? "would write " : "wrote ")
                        + (file.startsWith(directory) ? directory.relativize(file) : file));
        if (dryRun) {
            change.difference().lines().forEach(line -> log.info("  " + line));
        }
    }

    private String summary(UpdateReport report) {
        return "%s in %s: %s"
                .formatted(
                        count(report.resolutions().size(), "plugin", "plugins"),
                        report.cost(),
                        outcome(report));
    }

    private String outcome(UpdateReport report) {
        if (report.plan().isEmpty()) {
            return "nothing changed";
        }
        return report.changes().isEmpty()
                ? count(report.plan().changes().size(), "file differed", "files differed")
                : count(report.changes().size(), "change", "changes");
    }

    private void failWhereNeeded(UpdateReport report) throws MojoFailureException {
        List<PluginProblem> grave = report.problems().stream().filter(this::isGrave).toList();
        if (!grave.isEmpty()) {
            throw new MojoFailureException(
                    Stream.of(
                                    section(KEPT, keeping(grave)),
                                    section(
                                            LEFT_OUT,
                                            lines(of(ResolutionProblem::isUnpublished, grave))))
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining("\n")));
        }
    }

    /** Many tags may have been moved at once; the fix is the same for all. */
    private static List<String> keeping(List<PluginProblem> grave) {
        List<PluginProblem> moved = of(ResolutionProblem::isMovedTag, grave);
        List<String> others =
                lines(
                        grave.stream()
                                .filter(it -> !it.reason().isUnpublished())
                                .filter(it -> moved.size() == 1 || !moved.contains(it))
                                .toList());
        return moved.size() > 1
                ? Stream.concat(others.stream(), moved(moved).stream()).toList()
                : others;
    }

    private static List<String> moved(List<PluginProblem> moved) {
        Stream<String> each =
                moved.stream()
                        .map(it -> "    %s: %s".formatted(it.names(), it.reason().problem()))
                        .map(LogSanitizer::of);
        String summary =
                "  %d tags were moved after they were published; find out why; if all moves are legitimate, run registry:update once with \"-Dregistry.acceptMoved=**\" (or name them, or globs, with commas between), or acknowledge each in the definition:";
        return Stream.concat(Stream.of(summary.formatted(moved.size())), each).toList();
    }

    private static List<PluginProblem> of(
            Predicate<ResolutionProblem> kind, List<PluginProblem> problems) {
        return problems.stream().filter(it -> kind.test(it.reason())).toList();
    }

    private static List<String> lines(List<PluginProblem> problems) {
        return problems.stream().map(it -> "  " + LogSanitizer.of(it.toString())).toList();
    }

    private static Optional<String> section(String title, List<String> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(title + "\n" + String.join("\n", lines));
    }

    private boolean isGrave(PluginProblem problem) {
        return problem.reason().impact() == Impact.PERMANENT
                || (strict && problem.reason().impact() == Impact.TRANSIENT);
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
