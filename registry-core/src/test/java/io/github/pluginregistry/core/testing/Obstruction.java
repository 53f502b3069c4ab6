package io.github.pluginregistry.core.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What may stand where a file of the cache should be. */
public enum Obstruction {
    DIRECTORY {
        @Override
        void make(Path place) throws IOException {
            Files.createDirectories(place.resolve("a/b"));
            Files.writeString(place.resolve("a/file"), "text");
        }
    },
    PIPE {
        @Override
        void make(Path place) throws IOException, InterruptedException {
            assumeThat(Path.of("/usr/bin/mkfifo")).isExecutable();
            Process process = new ProcessBuilder("/usr/bin/mkfifo", place.toString()).start();
            assumeThat(process.waitFor()).isZero();
        }
    },
    DEVICE {
        @Override
        void make(Path place) throws IOException {
            assumeThat(Path.of("/dev/zero")).exists();
            Links.symbolic(place, Path.of("/dev/zero"));
        }
    },
    LINK_TO_NOTHING {
        @Override
        void make(Path place) throws IOException {
            Links.symbolic(place, Path.of("gone"));
        }
    },
    FIVE_GIGABYTES {
        @Override
        void make(Path place) throws IOException {
            try (SeekableByteChannel channel =
                    Files.newByteChannel(
                            place,
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.SPARSE,
                            StandardOpenOption.WRITE)) {
                channel.position(5_000_000_000L).write(ByteBuffer.wrap(new byte[1]));
            }
        }
    },
    BYTES_THAT_ARE_NO_TEXT {
        @Override
        void make(Path place) throws IOException {
            Files.write(place, new byte[] {'a', (byte) 0xE4, '\n'});
        }
    };

    abstract void make(Path place) throws IOException, InterruptedException;

    /** Puts it in the place of a file; the test is skipped where the machine has no such thing. */
    public void putAt(Path place) throws IOException, InterruptedException {
        Files.deleteIfExists(place);
        make(place);
    }
}
