package io.github.pluginregistry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.ChildJvm;
import io.github.pluginregistry.core.testing.ExampleState;
import io.github.pluginregistry.core.update.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills updates in a JVM of their own, and looks at what they leave behind. */
class KilledUpdateTest {

    private static final int DONE = 0;

    @TempDir private Path directory;

    private Map<String, String> old;
    private Map<String, String> fresh;

    @BeforeEach
    void makeBothStates() throws Exception {
        update(ExampleState.NEW);
        fresh = files();
        update(ExampleState.OLD);
        old = files();
    }

    @Test
    @Tag("slow")
    void everyStepThatAKilledUpdateWasAtLeavesWholeFilesAndTheNextRunCleansUp() throws Exception {
        int steps = 0;
        while (updateThatEndsAfter(steps) != DONE) {
            holdsWholeFiles();
            update(ExampleState.NEW);
            assertThat(files()).as("after %d steps and another run", steps).isEqualTo(fresh);
            update(ExampleState.OLD);
            steps++;
        }
        assertThat(files()).isEqualTo(fresh);
        assertThat(steps).as("steps of writing two files").isGreaterThan(10);
    }

    @Test
    void whatAKilledUpdateLeftIsCleanedUpByARunThatChangesNothing() throws Exception {
        int before = files().size();
        updateThatEndsAfter(2);
        assertThat(files()).hasSizeGreaterThan(before);
        assertThat(update(ExampleState.OLD).plan().isEmpty()).isTrue();
        assertThat(files()).isEqualTo(old);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 12})
    void anyMomentAtWhichAnUpdateIsKilledLeavesWholeFilesAndTheNextRunGetsItsTurn(int writes)
            throws Exception {
        try (ChildJvm updates = ChildJvm.start(UpdateProgram.class, directory)) {
            for (int i = 0; i < writes; i++) {
                assertThat(updates.line()).get().asString().endsWith(" was replaced");
            }
        }
        holdsWholeFiles();
        update(ExampleState.NEW);
        assertThat(files()).isEqualTo(fresh);
    }

    private void holdsWholeFiles() throws IOException {
        Map<String, String> files = files();
        for (String name : fresh.keySet()) {
            assertThat(files.get(name)).as(name).isIn(old.get(name), fresh.get(name));
        }
    }

    private int updateThatEndsAfter(int steps) throws Exception {
        try (ChildJvm update =
                ChildJvm.start(UpdateProgram.class, directory, String.valueOf(steps))) {
            assertThat(update.rest()).as("what it prints").isEmpty();
            return update.exit();
        }
    }

    private UpdateReport update(ExampleState state) throws Exception {
        return state.in(directory).locks(directory.resolve("locks")).build().update();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(directory.resolve("docs"))) {
            for (Path path : paths.toList()) {
                files.put(String.valueOf(path.getFileName()), Files.readString(path));
            }
        }
        return files;
    }
}
