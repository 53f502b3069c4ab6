package io.github.pluginregistry.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolMemoryTest {

    private static final URI REPOSITORY = URI.create("https://git.example.com/a/b");

    @TempDir Path directory;

    @Test
    void knowsNothingAtFirst() {
        assertThat(ProtocolMemory.in(directory).knows(REPOSITORY)).isFalse();
        assertThat(ProtocolMemory.ofThisRun().knows(REPOSITORY)).isFalse();
    }

    @Test
    void remembersUntilItForgets() {
        ProtocolMemory memory = ProtocolMemory.ofThisRun();
        memory.remember(REPOSITORY);
        assertThat(memory.knows(REPOSITORY)).isTrue();
        assertThat(memory.knows(URI.create("https://git.example.com/a/c"))).isFalse();

        memory.forget(REPOSITORY);
        assertThat(memory.knows(REPOSITORY)).isFalse();
    }

    @Test
    void tellsTheNextRun() {
        ProtocolMemory.in(directory.resolve("git")).remember(REPOSITORY);
        ProtocolMemory next = ProtocolMemory.in(directory.resolve("git"));
        assertThat(next.knows(REPOSITORY)).isTrue();

        next.forget(REPOSITORY);
        assertThat(ProtocolMemory.in(directory.resolve("git")).knows(REPOSITORY)).isFalse();
    }

    @Test
    void showsNoAddressOnTheDisk() throws IOException {
        ProtocolMemory.in(directory).remember(REPOSITORY);

        try (var files = Files.list(directory)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file).isEmptyFile())
                    .satisfies(
                            file -> assertThat(file.toString()).doesNotContain("git.example.com"));
        }
    }

    @Test
    void worksWhereNothingCanBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        ProtocolMemory memory = ProtocolMemory.in(file.resolve("folder"));
        memory.remember(REPOSITORY);
        assertThat(memory.knows(REPOSITORY)).isTrue();

        memory.forget(REPOSITORY);
        assertThat(memory.knows(REPOSITORY)).isFalse();
    }
}
