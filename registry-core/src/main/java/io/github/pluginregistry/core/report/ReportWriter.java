package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.io.AtomicFile;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Writes reports of what a check found.
 *
 * @param directory where reports are written; made where there is none
 */
public record ReportWriter(Path directory, CheckoutBoundary boundary) {

    /**
     * Writes a report in place of the one before, whatever was found.
     *
     * @return the file
     */
    public Path write(ReportFormat format, ReportInput results) throws IOException {
        Path file = boundary.resolve(directory).resolve(format.file());
        try (AtomicFile draft = AtomicFile.of(file, format.render(results))) {
            draft.publish();
        }
        return directory.resolve(format.file());
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
