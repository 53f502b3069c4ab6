package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPathValidatorTest {

    @TempDir private Path directory;

    @Test
    void aFileIsNone() throws IOException {
        Files.writeString(directory.resolve("a"), "");
        Files.createSymbolicLink(directory.resolve("link"), Path.of("a"));
        assertThatCode(() -> OutputPathValidator.refuse(directory.resolve("a")))
                .doesNotThrowAnyException();
        assertThatCode(() -> OutputPathValidator.refuse(directory.resolve("link")))
                .doesNotThrowAnyException();
    }

    @Test
    void nothingAtAllIsNone() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), directory);
        assertThatCode(() -> OutputPathValidator.refuse(directory.resolve("a")))
                .doesNotThrowAnyException();
        assertThatCode(() -> OutputPathValidator.refuse(directory.resolve("link/a/b")))
                .doesNotThrowAnyException();
    }

    @Test
    void aFileInTheDirectorysPlaceIsNamed() throws IOException {
        Files.writeString(directory.resolve("docs"), "mine");
        isRefused("docs/a", "docs is a file where a directory should be; move it,");
        isRefused("docs/site/a", "docs is a file where a directory should be; move it,");
    }

    @Test
    void aDirectoryInTheFilesPlaceIsNamed() throws IOException {
        Files.createDirectory(directory.resolve("a"));
        Files.createSymbolicLink(directory.resolve("link"), directory);
        isRefused("a", "a is a directory where a file should be; move it,");
        isRefused("link", "link is a directory where a file should be; move it,");
    }

    @Test
    void aLinkThatLeadsNowhereIsNamed() throws IOException {
        Files.createSymbolicLink(directory.resolve("a"), Path.of("gone"));
        isRefused("a", "a is a broken symbolic link; remove it, or link it to a f");
        isRefused("a/b", "a is a broken symbolic link; remove it, or link it to a d");
    }

    @Test
    void linksThatLeadInACircleAreNamed() throws IOException {
        Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
        isRefused("a", "a is a broken symbolic link; remove it");
        isRefused("a/c", "a is a broken symbolic link; remove it");
    }

    /** Moved onto, the device itself would be gone for the whole machine. */
    @Test
    void aDeviceIsNamed() throws IOException {
        assumeThat(Path.of("/dev/null")).exists();
        Files.createSymbolicLink(directory.resolve("a"), Path.of("/dev/null"));
        isRefused("a", "a is a device or a pipe where a file should be; remove it");
    }

    private void isRefused(String file, String message) {
        assertThatThrownBy(() -> OutputPathValidator.refuse(directory.resolve(file)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(directory + "/" + message);
    }
}
