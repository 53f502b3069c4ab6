package io.github.pluginregistry.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

    private static final ReportInput RESULTS =
            new ReportInput("all is well", List.of(), List.of(), Path.of("/repo"), "1.2.3");

    @TempDir private Path directory;

    @Test
    void createsTheDirectoryOfAReport() throws IOException {
        Path file = write(directory.resolve("target/registry"));

        assertThat(file).isEqualTo(directory.resolve("target/registry/registry.sarif"));
        assertThat(file).hasContent(ReportFormat.SARIF.render(RESULTS));
    }

    @Test
    void replacesAnExistingReport() throws IOException {
        Files.writeString(directory.resolve("registry.sarif"), "x".repeat(100_000));

        assertThat(write(directory)).hasContent(ReportFormat.SARIF.render(RESULTS));
        assertThat(directory).isDirectoryNotContaining("glob:**tmp");
    }

    @Test
    void namesThePathOfAnUnwritableReport() throws IOException {
        Files.createDirectory(directory.resolve("registry.sarif"));

        assertThatThrownBy(() -> write(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a directory where a file should be");
    }

    @Test
    void appendsToAnExistingFile() throws IOException {
        Path page = Files.writeString(directory.resolve("page"), "before\n");

        assertThat(ReportWriter.append(page, "after\n")).isEmpty();
        assertThat(page).hasContent("before\nafter\n");
    }

    @Test
    void createsAMissingFile() {
        Path page = directory.resolve("page");

        assertThat(ReportWriter.append(page, "text\n")).isEmpty();
        assertThat(page).hasContent("text\n");
    }

    @Test
    void returnsTheReasonOfAFailure() {
        assertThat(ReportWriter.append(directory.resolve("nowhere/page"), "text\n")).isPresent();
    }

    private Path write(Path to) throws IOException {
        return new ReportWriter(to, CheckoutBoundary.around(directory))
                .write(ReportFormat.SARIF, RESULTS);
    }
}
