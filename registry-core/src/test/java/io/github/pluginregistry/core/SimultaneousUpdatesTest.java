package io.github.pluginregistry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.ChildJvm;
import io.github.pluginregistry.core.testing.SecondLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Updates one registry from several sides at once, while every question finds a newer release. An
 * update that overtook another one would lose a release, or publish it twice.
 */
class SimultaneousUpdatesTest {

    private static final int EACH = 10;

    @TempDir private Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void twoProcessesLoseNoChange() throws Exception {
        List<String> changes = new ArrayList<>();
        try (ChildJvm one = ChildJvm.start(CountingUpdates.class, (Object[]) arguments());
                ChildJvm other = ChildJvm.start(CountingUpdates.class, (Object[]) arguments())) {
            assertThat(one.line()).contains("ready");
            assertThat(other.line()).contains("ready");
            one.tell("go");
            other.tell("go");
            Future<List<String>> ofOne = threads.submit(one::rest);
            changes.addAll(other.rest());
            changes.addAll(ofOne.get());
        }
        everyReleaseWasPublishedOnce(2 * EACH, changes);
    }

    @Test
    void threadsLoseNoChange() throws Exception {
        String[] arguments = arguments();
        Callable<String> updates = () -> CountingUpdates.run(arguments[0], arguments[1], "10");
        everyReleaseWasPublishedOnce(4 * EACH, all(List.of(updates, updates, updates, updates)));
    }

    @Test
    void threadsOfTwoClassLoadersLoseNoChange() throws Exception {
        String[] arguments = arguments();
        Callable<String> here = () -> CountingUpdates.run(arguments[0], arguments[1], "10");
        Callable<String> there = () -> SecondLoader.call(CountingUpdates.class, "run", arguments);
        everyReleaseWasPublishedOnce(4 * EACH, all(List.of(here, there, here, there)));
    }

    private List<String> all(List<Callable<String>> updates) throws Exception {
        List<String> changes = new ArrayList<>();
        for (Future<String> future : threads.invokeAll(updates)) {
            future.get().lines().forEach(changes::add);
        }
        return changes;
    }

    private void everyReleaseWasPublishedOnce(int count, List<String> changes) throws IOException {
        assertThat(changes)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, count)
                                .mapToObj(
                                        it ->
                                                it == 1
                                                        ? "a is new at v1.0.1"
                                                        : "a v1.0.%d -> v1.0.%d"
                                                                .formatted(it - 1, it))
                                .toList());
        assertThat(directory.resolve("docs/plugins.json")).content().contains("v1.0." + count);
        assertThat(Files.readString(directory.resolve("asked"))).isEqualTo(String.valueOf(count));
    }

    private String[] arguments() {
        return new String[] {
            directory.toString(), directory.resolve("locks").toString(), String.valueOf(EACH)
        };
    }
}
