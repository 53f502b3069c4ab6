package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.io.BoundedFileReader.TooLargeException;
import io.github.pluginregistry.core.testing.Links;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileReaderTest {

    private static final int LIMIT = 1024 * 1024;

    @TempDir private Path folder;

    @Test
    void readsAFileUpToTheLimit() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "a".repeat(LIMIT));

        assertThat(BoundedFileReader.bytes(file, LIMIT)).hasSize(LIMIT);
    }

    @Test
    void looksAtTheSizeBeforeItReads() throws Exception {
        Path file = folder.resolve("f");
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(5_000_000_000L).write(ByteBuffer.wrap(new byte[1]));
        }

        assertThatThrownBy(() -> BoundedFileReader.bytes(file, LIMIT))
                .isInstanceOf(TooLargeException.class)
                .hasMessage(
                        file
                                + ": it is larger than 1 MB and was not read; check that it is the right file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readsNoDevice() throws Exception {
        assertThatThrownBy(() -> BoundedFileReader.bytes(Path.of("/dev/zero"), LIMIT))
                .isInstanceOf(FileSystemException.class)
                .hasMessage("/dev/zero: this is a device or a pipe, not a file");
    }

    @Test
    void followsNoLink() throws Exception {
        Files.writeString(folder.resolve("secret"), "secret");
        Path file = Links.symbolic(folder.resolve("f"), Path.of("secret"));

        assertThatThrownBy(() -> BoundedFileReader.bytes(file, LIMIT))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": this is a symbolic link, not a file");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> BoundedFileReader.bytes(folder.resolve("f"), LIMIT))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void readsNoFolder() {
        assertThatThrownBy(() -> BoundedFileReader.bytes(folder, LIMIT))
                .isInstanceOf(IOException.class);
    }

    @Test
    void takesNothingButUtf8ForText() throws Exception {
        Path file = folder.resolve("f");

        Files.writeString(file, "n\u00e4me \ud83d\ude00");
        assertThat(BoundedFileReader.text(file, LIMIT)).isEqualTo("n\u00e4me \ud83d\ude00");
        Files.write(file, new byte[] {'a', (byte) 0xE4, 'b'});
        assertThatThrownBy(() -> BoundedFileReader.text(file, LIMIT))
                .isInstanceOf(CharacterCodingException.class);
    }
}
