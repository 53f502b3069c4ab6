package io.github.pluginregistry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.ExampleState;
import io.github.pluginregistry.core.testing.MortalDisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts how often the files of a registry are read. */
class FileReadsTest {

    private static final String[] FILES = {"plugins.json", "plugins.md", "plugins.schema.json"};

    @TempDir private Path directory;
    private final List<String> read = new ArrayList<>();

    @BeforeEach
    void publishAnOldState() throws Exception {
        ExampleState.OLD.in(directory).build().update();
    }

    @Test
    void updateReadsEachFileOnce() throws Exception {
        service(ExampleState.NEW).update();

        assertThat(read).containsExactlyInAnyOrder(FILES);
    }

    @Test
    void updateThatChangesNothingReadsEachFileOnce() throws Exception {
        service(ExampleState.OLD).update();

        assertThat(read).containsExactlyInAnyOrder(FILES);
    }

    @Test
    void checkReadsEachFileOnce() throws Exception {
        assertThat(service(ExampleState.OLD).check().isClean()).isTrue();

        assertThat(read).containsExactlyInAnyOrder(FILES);
    }

    private RegistryService service(ExampleState state) {
        Path observed = MortalDisk.seen(directory, file -> read.add(file.getFileName().toString()));
        return state.in(observed).build();
    }
}
