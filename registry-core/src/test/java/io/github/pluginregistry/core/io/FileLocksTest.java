package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.io.FileLocks.HeldLock;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.testing.ChildJvm;
import io.github.pluginregistry.core.testing.SecondLoader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

class FileLocksTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir private Path directory;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch waits = new CountDownLatch(1);
    private final ProgressListener progress =
            new ProgressListener() {
                @Override
                public void waiting(Path place) {
                    told.add("waiting for " + directory.relativize(place));
                    waits.countDown();
                }

                @Override
                public void unguarded(Path place, String reason) {
                    told.add("unguarded " + directory.relativize(place));
                }
            };

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aFreePlaceIsTakenWithoutAWord() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (HeldLock turn = patient().acquire(place())) {
                assertThat(turn.isCrossProcess()).isTrue();
            }
        }
        assertThat(told).isEmpty();
        assertThat(place()).doesNotExist();
        assertThat(directory.resolve("locks").toFile().list()).hasSize(1);
    }

    @Test
    void aRunSaysThatItWaitsAndGetsItsTurnWhenTheOtherIsDone() throws Exception {
        HeldLock first = patient().acquire(place());
        Future<Boolean> second = waiting(() -> gets(patient(), place()));
        first.close();
        assertThat(second.get()).isTrue();
        assertThat(told).containsExactly("waiting for docs");
    }

    @Test
    void aRunThatWaitedTooLongSaysForWhatAndWhatToDo() throws IOException {
        try (HeldLock held = patient().acquire(place())) {
            assertThat(held.isCrossProcess()).isTrue();
            assertThatThrownBy(() -> impatient().acquire(place()))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "another run was still writing to %s after 0 seconds; wait until it ends,"
                                    + " or stop it if it hangs, and run again",
                            place());
        }
        impatient().acquire(place()).close();
    }

    @Test
    void aRunThatIsStoppedWhileItWaitsEnds() throws Exception {
        HeldLock held = patient().acquire(place());
        Future<HeldLock> stopped = waiting(() -> patient().acquire(place()));
        threads.shutdownNow();
        assertThatThrownBy(stopped::get)
                .hasRootCauseInstanceOf(InterruptedIOException.class)
                .hasRootCauseMessage("interrupted while waiting for another run");
        held.close();
        assertThat(gets(impatient(), place())).isTrue();
    }

    @Test
    void anotherPlaceIsFree() throws IOException {
        HeldLock held = patient().acquire(place());
        impatient().acquire(directory.resolve("other")).close();
        held.close();
    }

    @Test
    void everyWayToAPlaceLeadsToTheSameTurn() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), directory);
        HeldLock held = patient().acquire(place());
        for (String way : List.of("link/docs", "x/../docs", "link/link/docs/.")) {
            assertThat(gets(impatient(), directory.resolve(way))).as(way).isFalse();
        }
        Files.createDirectory(place());
        assertThat(gets(impatient(), directory.resolve("link/docs"))).isFalse();
        held.close();
    }

    @Test
    void withoutADirectoryForLocksThreadsTakeTurnsAllTheSame() throws IOException {
        FileLocks turns = new FileLocks(null, Duration.ZERO, progress);
        HeldLock held = turns.acquire(place());
        assertThat(held.isCrossProcess()).isFalse();
        assertThat(gets(turns, place())).isFalse();
        held.close();
        assertThat(gets(turns, place())).isTrue();
    }

    @Test
    void whereNoLockCanBeKeptARunSaysSoAndGoesOn() throws IOException {
        Files.writeString(directory.resolve("locks"), "in the way");
        try (HeldLock turn = patient().acquire(place())) {
            assertThat(turn.isCrossProcess()).isFalse();
        }
        assertThat(told).containsExactly("unguarded docs");
    }

    @Test
    void anotherProcessWaits() throws Exception {
        HeldLock held = patient().acquire(place());
        assertThat(turnOfAnotherProcess()).isEqualTo("busy");
        held.close();
        assertThat(turnOfAnotherProcess()).isEqualTo("taken");
    }

    @Test
    void aProcessThatIsKilledLosesItsTurn() throws Exception {
        try (ChildJvm other =
                ChildJvm.start(
                        HeldLockProgram.class, place(), directory.resolve("locks"), "hold")) {
            assertThat(other.line()).contains("taken");
            assertThat(gets(impatient(), place())).isFalse();
        }
        assertThat(gets(impatient(), place())).isTrue();
    }

    @Test
    void theSamePluginInAnotherClassLoaderWaits() throws Exception {
        HeldLock held = patient().acquire(place());
        assertThat(turnOfAnotherLoader()).isEqualTo("busy");
        held.close();
        assertThat(turnOfAnotherLoader()).isEqualTo("taken");
    }

    /** Where locks are POSIX's, a channel that another class loader closes takes them all along. */
    @Test
    void aLockOutlivesTheAttemptOfAnotherClassLoader() throws Exception {
        HeldLock held = patient().acquire(place());
        assertThat(turnOfAnotherLoader()).isEqualTo("busy");
        assertThat(turnOfAnotherProcess()).isEqualTo("busy");
        held.close();
    }

    @Test
    void aLockFileThatSomebodyDeletedIsMadeAnew() throws Exception {
        patient().acquire(place()).close();
        for (String file : directory.resolve("locks").toFile().list()) {
            Files.delete(directory.resolve("locks").resolve(file));
        }
        HeldLock held = patient().acquire(place());
        assertThat(turnOfAnotherProcess()).isEqualTo("busy");
        held.close();
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

    private String turnOfAnotherProcess() throws IOException {
        try (ChildJvm other =
                ChildJvm.start(HeldLockProgram.class, place(), directory.resolve("locks"))) {
            return String.join("\n", other.rest());
        }
    }

    private String turnOfAnotherLoader() throws Exception {
        return SecondLoader.call(
                HeldLockProgram.class,
                "attempt",
                place().toString(),
                directory.resolve("locks").toString());
    }

    private static boolean gets(FileLocks turns, Path place) {
        try (HeldLock turn = turns.acquire(place)) {
            return turn != null;
        } catch (IOException e) {
            return false;
        }
    }

    private Path place() {
        return directory.resolve("docs");
    }

    private FileLocks patient() {
        return new FileLocks(directory.resolve("locks"), LONG, progress);
    }

    private FileLocks impatient() {
        return new FileLocks(directory.resolve("locks"), Duration.ZERO, progress);
    }
}
