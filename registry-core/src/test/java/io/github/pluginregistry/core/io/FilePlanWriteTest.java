package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.testing.Disks;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePlanWriteTest {

    @TempDir private Path directory;

    @Test
    void writesTheWholeFileAndNothingElse() throws IOException {
        Path file = directory.resolve("docs/site/plugins.md");
        write(file, "a longer text than the new one\n");
        write(file, "näme\n");

        assertThat(file).hasContent("näme\n");
        assertThat(file.getParent().toFile().list()).containsExactly("plugins.md");
    }

    @Test
    void aDiskThatIsFullBeforeTheLastFileLeavesAllFilesAsTheyWere() throws IOException {
        try (FileSystem disk = Disks.of(64 * 1024)) {
            Path small = Files.writeString(disk.getPath("/small"), "old\n");
            Path large = Files.writeString(disk.getPath("/large"), "old\n");
            assertThatThrownBy(
                            () ->
                                    new FilePlan(
                                                    List.of(
                                                            change(small, "new\n"),
                                                            change(large, "n".repeat(80_000))))
                                            .write(
                                                    CheckoutBoundary.around(disk.getPath("/")),
                                                    ProgressListener.SILENT))
                    .hasMessageStartingWith("/large could not be written");
            assertThat(small).hasContent("old\n");
            assertThat(large).hasContent("old\n");
            assertThat(Disks.files(disk)).containsExactly(large, small);
        }
    }

    @Test
    void twoWritersAtOnceLeaveOneOfTheirFilesWhole() throws Exception {
        Path file = directory.resolve("a");
        List<String> texts = List.of("a".repeat(100_000), "b".repeat(100_000));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (String text : texts) {
                writers.add(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                write(file, text);
                                assertThat(texts).contains(Files.readString(file));
                            }
                            return true;
                        });
            }
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void tellsWhatItWrote() throws IOException {
        List<Path> written = new ArrayList<>();
        plan(directory.resolve("a"), "text\n")
                .write(
                        CheckoutBoundary.around(directory),
                        new ProgressListener() {
                            @Override
                            public void wrote(Path file) {
                                written.add(file);
                            }
                        });
        assertThat(written).containsExactly(directory.resolve("a"));
    }

    private static void write(Path file, String text) throws IOException {
        plan(file, text)
                .write(CheckoutBoundary.around(file.resolveSibling("")), ProgressListener.SILENT);
    }

    private static FilePlan plan(Path file, String text) {
        return new FilePlan(List.of(change(file, text)));
    }

    private static FileChange change(Path file, String text) {
        return new FileChange(file, null, text);
    }
}
