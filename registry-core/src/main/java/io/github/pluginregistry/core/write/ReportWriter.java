package io.github.pluginregistry.core.write;

import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.report.ReportFormat;
import io.github.pluginregistry.core.report.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Writes reports of what a check found. */
public final class ReportWriter {

    private final Path directory;
    private final PlanWriter writer;

    /**
     * @param directory where reports are written; made where there is none
     * @param progress hears of each file that was written
     */
    public ReportWriter(Path directory, ProgressListener progress) {
        this.directory = directory;
        this.writer = new PlanWriter(progress);
    }

    /**
     * Writes a report in place of the one before, whatever was found.
     *
     * @return the file
     * @throws IOException if it could not be written
     */
    public Path write(ReportFormat format, Results results) throws IOException {
        Path file = directory.resolve(format.file());
        String text = format.render(results);
        writer.write(new Plan(List.of(new FileChange(file, Optional.empty(), text))));
        return file;
    }

    /**
     * Adds to a file that others add to, too.
     *
     * @return why that could not be done; empty where it was
     */
    public static Optional<IOException> append(Path file, String text) {
        try {
            Files.writeString(
                    file,
                    text,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
