package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.pluginregistry.core.testing.Disks;
import io.github.pluginregistry.core.testing.Links;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {

    private static final String UNIQUE = "123e4567-e89b-12d3-a456-426614174000";

    @TempDir private Path directory;

    @Test
    void leavesTheFileAsItIsUntilItIsPublished() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "old\n");
        try (AtomicFile draft = AtomicFile.of(file, "nëw\n")) {
            assertThat(file).hasContent("old\n");
            draft.publish();
        }
        assertThat(file).hasContent("nëw\n");
        assertThat(names(directory)).containsExactly("a");
    }

    @Test
    void leavesNothingOfADraftThatWasNotPublished() throws IOException {
        AtomicFile.of(directory.resolve("a"), "new\n").close();
        assertThat(names(directory)).isEmpty();
    }

    @Test
    void reportsAFullDiskAndLosesNothing() throws IOException {
        try (FileSystem disk = Disks.of(16 * 1024)) {
            Path file = Files.writeString(disk.getPath("/a"), "old\n");
            assertThatThrownBy(() -> AtomicFile.of(file, "n".repeat(20_000)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "/a could not be written (out of disk space); the file is unchanged;"
                                    + " free space on its disk and run again")
                    .hasNoCause();
            assertThat(file).hasContent("old\n");
            assertThat(Disks.files(disk)).containsExactly(file);
        }
    }

    @Test
    void reportsADirectoryThatCannotBeWrittenTo() throws IOException {
        Path closed = closedDirectory();
        assertThatThrownBy(() -> AtomicFile.of(closed.resolve("a"), "new\n"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s/a could not be written (access denied); the file is unchanged; give"
                                + " this user write access to %s and run again",
                        closed, closed);
        assertThat(closed.resolve("a")).doesNotExist();
    }

    /** Whoever may do everything may still not make files among the kernel's. */
    private Path closedDirectory() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        assumeThat(closed.toFile().setWritable(false)).isTrue();
        if (!Files.isWritable(closed)) {
            return closed;
        }
        Path kernel = Path.of("/sys/kernel");
        assumeThat(kernel).isDirectory();
        return kernel;
    }

    @Test
    void aLinkInTheFilesPlaceIsRefused() throws IOException {
        Path other = Files.writeString(directory.resolve("b"), "mine\n");
        Path link = Links.symbolic(directory.resolve("a"), Path.of("b"));
        assertThatThrownBy(() -> AtomicFile.of(link, "new\n"))
                .hasMessage("%s is a symbolic link where a file should be; remove it", link);
        assertThat(other).hasContent("mine\n");
        assertThat(names(directory)).containsExactly("a", "b");
    }

    @Test
    void aFileWithHardLinksIsRefused() throws IOException {
        Path other = Files.writeString(directory.resolve("b"), "mine\n");
        Path link = Links.hard(directory.resolve("a"), other);
        assertThatThrownBy(() -> AtomicFile.of(link, "new\n"))
                .hasMessageStartingWith(link + " has 2 hard links");
        assertThat(other).hasContent("mine\n");
        assertThat(names(directory)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-rw-", "r--r-----", "rwxr-xr-x"})
    void theNewFileHasThePermissionsOfTheOld(String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "old\n");
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        try (AtomicFile draft = AtomicFile.of(file, "new\n")) {
            for (String name : names(directory)) {
                assertThat(permissions(directory.resolve(name))).isEqualTo(permissions);
            }
            draft.publish();
        }
        assertThat(file).hasContent("new\n");
        assertThat(permissions(file)).isEqualTo(permissions);
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLinkToADirectoryIsFollowed() throws IOException {
        Files.createDirectory(directory.resolve("site"));
        Path link = Files.createSymbolicLink(directory.resolve("docs"), Path.of("site"));
        publish(link.resolve("a"), "new\n");
        publish(link.resolve("below/a"), "new\n");
        assertThat(link).isSymbolicLink();
        assertThat(directory.resolve("site/a")).hasContent("new\n");
        assertThat(directory.resolve("site/below/a")).hasContent("new\n");
    }

    @Test
    void refusesWhatIsNoFile() throws IOException {
        Files.createDirectories(directory.resolve("a/b"));
        assertThatThrownBy(() -> AtomicFile.of(directory.resolve("a"), "new\n"))
                .hasMessageStartingWith(directory.resolve("a") + " is a directory");
        assertThat(names(directory.resolve("a"))).containsExactly("b");
    }

    @Test
    void sweepsTheDraftsOfItsFile() throws IOException {
        Path file = directory.resolve("a.json");
        Files.writeString(directory.resolve("a.json." + UNIQUE + ".registry-tmp"), "half");
        AtomicFile forgotten = AtomicFile.of(file, "never published\n");
        Files.writeString(file, "mine\n");
        AtomicFile.sweep(file);
        assertThat(names(directory)).containsExactly("a.json");
        assertThat(forgotten.file()).hasContent("mine\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.json",
                "a.json.registry-tmp",
                "a.json.mine.registry-tmp",
                "a.json." + UNIQUE,
                "a.json." + UNIQUE + ".tmp",
                "a.json." + UNIQUE + ".registry-tmp.bak",
                "a.json.old." + UNIQUE + ".registry-tmp",
                "b.json." + UNIQUE + ".registry-tmp",
                "ba.json." + UNIQUE + ".registry-tmp"
            })
    void sweepsNothingElse(String name) throws IOException {
        Files.writeString(directory.resolve(name), "mine");
        AtomicFile.sweep(directory.resolve("a.json"));
        assertThat(names(directory)).containsExactly(name);
    }

    @Test
    void sweepsNothingWhereNothingIs() throws IOException {
        AtomicFile.sweep(directory.resolve("docs/a"));
        assertThat(names(directory)).isEmpty();
    }

    private static void publish(Path file, String text) throws IOException {
        try (AtomicFile draft = AtomicFile.of(file, text)) {
            draft.publish();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
