package io.github.pluginregistry.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pluginregistry.server.TestRepositories;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.RunOutcome;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.RunRow;
import io.github.pluginregistry.server.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that hang, when the server ends and when they take too long. */
@Timeout(120)
class WorkersTest {

    private static final Duration LONG = Duration.ofMinutes(15);

    @TempDir private Path directory;
    private final Stop stop = new Stop();
    private Database database;
    private TestRepositories repositories;
    private RunParts parts;

    /** Where a run stops, after its checkout and before it publishes. */
    private static final class Stop implements RunClock.Action {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean deaf;

        @Override
        public void run() {
            reached.countDown();
            boolean interrupted = false;
            while (true) {
                try {
                    released.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (!deaf) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted", e);
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @BeforeEach
    void opens() throws Exception {
        repositories = TestRepositories.in(directory);
        repositories.tag("kubernetes/v1.0.0");
        database = TestDatabase.embedded(Files.createDirectories(directory.resolve("data")));
        parts = LeasedRunTest.parts(directory, database, new RunClock(stop));
        parts.registries()
                .fromFile(
                        Map.of(
                                "test",
                                "{\"id\":\"test\",\"repository\":\"%s\"}"
                                        .formatted(repositories.registry())));
    }

    @AfterEach
    void closes() {
        stop.released.countDown();
        database.close();
    }

    /** Starts a worker, and returns when its run hangs. */
    private Workers hanging(Duration maximum, Duration grace) throws InterruptedException {
        Workers workers = new Workers(parts, "this", 1, maximum, grace);
        workers.start();
        stop.reached.await();
        return workers;
    }

    private List<RunRow> runs() throws Exception {
        return parts.runs().of("test", Long.MAX_VALUE, 10);
    }

    @Test
    void letsRunEndAndTakesNoOtherWhenServerEnds() throws Exception {
        Workers workers = hanging(LONG, LONG);
        parts.registries()
                .put(
                        "other",
                        "{\"id\":\"other\",\"repository\":\"%s\"}"
                                .formatted(repositories.registry()));
        Thread drain = new Thread(() -> workers.drain(LONG));
        drain.start();
        while (drain.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        stop.released.countDown();
        drain.join();

        assertThat(runs()).extracting(RunRow::result).containsExactly(Result.CHANGED);
        assertThat(repositories.published("docs/plugins.json")).contains("v1.0.0");
        assertThat(parts.runs().of("other", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(parts.registries().find("other").orElseThrow().pending()).isTrue();
    }

    @Test
    void givesBackRunThatTakesTooLongWhenServerEnds() throws Exception {
        Workers workers = hanging(LONG, LONG);

        workers.drain(Duration.ZERO);

        assertGivenBack();
    }

    /** As a read of a network that does not answer. */
    @Test
    void givesBackRunThatCannotBeEndedWhenServerEnds() throws Exception {
        stop.deaf = true;
        Workers workers = hanging(LONG, Duration.ofMillis(10));

        workers.drain(Duration.ZERO);

        Lease lease = assertGivenBack();
        stop.released.countDown();
        awaitRunThreads();
        assertThat(repositories.published("docs/plugins.json")).isEmpty();
        assertThat(parts.leases().prolong(lease, LeasedRun.LEASE, LONG)).isTrue();
    }

    private Lease assertGivenBack() throws Exception {
        assertThat(runs()).isEmpty();
        assertThat(repositories.published("docs/plugins.json")).isEmpty();
        return parts.queue().take("other", LeasedRun.LEASE).orElseThrow();
    }

    private static void awaitRunThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("run-test")) {
                thread.join();
            }
        }
    }

    @Test
    void givesLateOutcomeOfRunThatTookTooLongNoEffect() throws Exception {
        stop.deaf = true;
        Workers workers = hanging(Duration.ofMillis(1), Duration.ofMillis(10));
        // Not this worker: it would take the registry again.
        Thread drain = new Thread(() -> workers.drain(LONG));
        drain.start();
        Optional<Lease> taken = parts.queue().take("other", LeasedRun.LEASE);
        while (taken.isEmpty()) {
            // The lease has ended: nobody prolongs that of a run that took too long.
            TestDatabase.execute(
                    Database.embedded(directory.resolve("data")),
                    "update registry set leased_until = timestamp '2000-01-01 00:00:00'");
            taken = parts.queue().take("other", LeasedRun.LEASE);
        }
        parts.leases()
                .finish(
                        taken.get(),
                        new RunOutcome(
                                Result.UNCHANGED, "", "[]", "", "", null, Duration.ofHours(1)));

        stop.released.countDown();
        drain.join();
        awaitRunThreads();

        assertThat(runs())
                .extracting(RunRow::owner, RunRow::result)
                .containsExactly(tuple("other", Result.UNCHANGED), tuple("this", Result.LOST));
        assertThat(repositories.published("docs/plugins.json")).isEmpty();
        assertThat(parts.files().of("test")).isEmpty();
        assertThat(parts.registries().find("test").orElseThrow().failures()).isZero();
    }
}
