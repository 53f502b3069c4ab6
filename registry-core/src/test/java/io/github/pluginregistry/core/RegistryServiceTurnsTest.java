package io.github.pluginregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.HeldLock;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.testing.ExampleState;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.update.UpdateSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryServiceTurnsTest {

    @TempDir private Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch waits = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void anUpdateThatWaitedLooksAtTheFilesAnew() throws Exception {
        update(ExampleState.OLD);
        HeldLock other = turn();
        Future<UpdateReport> update = waiting(registrar(ExampleState.NEW)::update);
        copyFrom(published(ExampleState.NEW), "plugins.json", "plugins.md");
        other.close();
        assertThat(update.get().plan().isEmpty()).isTrue();
    }

    @Test
    void aCheckThatMeetsAnUpdateBetweenTwoFilesLooksAgainWhenThatIsDone() throws Exception {
        update(ExampleState.OLD);
        HeldLock other = turn();
        Path fresh = published(ExampleState.NEW);
        copyFrom(fresh, "plugins.json");
        Future<CheckReport> check = waiting(registrar(ExampleState.NEW)::check);
        copyFrom(fresh, "plugins.md");
        other.close();
        assertThat(check.get())
                .hasToString(
                        "the registry is valid, in sync; skipped: current (needs -Dregistry.online)");
    }

    @Test
    void aCheckThatFindsNothingWrongWaitsForNobody() throws Exception {
        update(ExampleState.OLD);
        try (HeldLock other = turn()) {
            assertThat(other.isCrossProcess()).isTrue();
            assertThat(impatient(ExampleState.OLD).check().isClean()).isTrue();
        }
    }

    @Test
    void anUpdateThatDoesNotGetItsTurnChangesNothing() throws Exception {
        update(ExampleState.OLD);
        try (HeldLock other = turn()) {
            assertThat(other.isCrossProcess()).isTrue();
            assertThatThrownBy(impatient(ExampleState.NEW)::update)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("another run was still writing to " + docs());
        }
        assertThat(registrar(ExampleState.OLD).check().isClean()).isTrue();
    }

    @Test
    void anUpdateThatIsNotDueWhenItsTurnHasComeAsksNobodyAndWritesNothing() throws Exception {
        assertThat(registrar(ExampleState.NEW).updateIfDue(() -> false)).isEmpty();
        assertThat(docs()).doesNotExist();
    }

    @Test
    void aTimetableHearsBeforeFilesAreWrittenAndAfterwards() throws Exception {
        Noting timetable = new Noting();
        registrar(ExampleState.NEW).updateIfDue(timetable);
        registrar(ExampleState.NEW).updateIfDue(timetable);
        assertThat(timetable.heard)
                .containsExactly(
                        "due? without files",
                        "writing without files",
                        "done with files",
                        "due? with files",
                        "done with files");
    }

    @Test
    void twoRunsThatKeepNoLocksLeaveEachOthersDraftsAlone() throws Exception {
        update(ExampleState.OLD);
        Path draft = Files.writeString(leftover(), "half");
        ExampleState.NEW.in(directory).build().update();
        assertThat(draft).exists();
        update(ExampleState.OLD);
        assertThat(draft).doesNotExist();
    }

    /** Starts a run that has to wait, and comes back when it does, or when it ended without. */
    private <T> Future<T> waiting(Callable<T> run) throws InterruptedException {
        Future<T> result =
                threads.submit(
                        () -> {
                            try {
                                return run.call();
                            } finally {
                                waits.countDown();
                            }
                        });
        waits.await();
        return result;
    }

    private Path leftover() {
        return docs().resolve("plugins.md.123e4567-e89b-12d3-a456-426614174000.registry-tmp");
    }

    private final class Noting implements UpdateSchedule {

        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public boolean isDue() {
            return note("due?");
        }

        @Override
        public void writing() {
            note("writing");
        }

        @Override
        public void done(UpdateReport report) {
            note("done");
        }

        private boolean note(String what) {
            return heard.add(what + (Files.exists(docs()) ? " with files" : " without files"));
        }
    }

    /** What another registry has as its files in a state. */
    private Path published(ExampleState state) throws Exception {
        Path elsewhere = directory.resolve("elsewhere");
        state.in(elsewhere).build().update();
        return elsewhere.resolve("docs");
    }

    private void copyFrom(Path elsewhere, String... files) throws IOException {
        for (String file : files) {
            Files.copy(
                    elsewhere.resolve(file),
                    docs().resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path docs() {
        return directory.resolve("docs");
    }

    private HeldLock turn() throws IOException {
        return new FileLocks(directory.resolve("locks"), Duration.ZERO, ProgressListener.SILENT)
                .acquire(docs());
    }

    private void update(ExampleState state) throws Exception {
        registrar(state).update();
    }

    private RegistryService impatient(ExampleState state) {
        return builder(state).lockTimeout(Duration.ZERO).build();
    }

    private RegistryService registrar(ExampleState state) {
        return builder(state).build();
    }

    private RegistryServiceBuilder builder(ExampleState state) {
        return state.in(directory)
                .locks(directory.resolve("locks"))
                .progress(
                        new ProgressListener() {
                            @Override
                            public void waiting(Path place) {
                                waits.countDown();
                            }
                        });
    }
}
