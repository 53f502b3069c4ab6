package io.github.pluginregistry.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.server.config.Polling;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.LeaseStore;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.RunOutcome;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.RunQueue;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollingChangeTest {

    private static final Duration BEFORE = Duration.ofHours(6);
    private static final Polling AFTER = new Polling(Duration.ofMinutes(1), Duration.ofMinutes(10));

    @TempDir private Path directory;
    private Database database;
    private RegistryStore registries;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded(directory);
        registries = new RegistryStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A registry of these further keys, which has a lease. */
    private Lease running(String keys) throws StoreException {
        registries.put(
                "a",
                """
                {"id": "a", "repository": "https://git.example.com/a.git", "branch": "main",
                 "definition": "registry.yaml"%s}"""
                        .formatted(keys));
        return new RunQueue(database).take("this", LeasedRun.LEASE).orElseThrow();
    }

    /** It ran with the polling of before, and waits. */
    private void waiting(String keys) throws StoreException {
        new LeaseStore(database)
                .finish(
                        running(keys),
                        new RunOutcome(Result.UNCHANGED, "", "[]", "", "", null, BEFORE));
    }

    private @Nullable Duration waits() throws StoreException {
        new PollingChange(database, AFTER).apply();
        RegistryRow row = registries.find("a").orElseThrow();
        Instant next = row.nextRun();
        return next == null ? null : Duration.between(database.now(), next);
    }

    @Test
    void makesRegistryDueEarlier() throws StoreException {
        waiting("");

        assertThat(waits()).isBetween(Duration.ofMinutes(8), AFTER.maximum());
    }

    @Test
    void leavesRegistryThatIsDueEarlier() throws StoreException {
        waiting("");
        registries.dueBy("a", database.now());

        assertThat(waits()).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void leavesRegistryWithPollingOfItsOwn() throws StoreException {
        waiting(", \"polling\": {\"minimum\": \"PT1H\", \"maximum\": \"PT6H\"}");

        assertThat(waits()).isGreaterThan(Duration.ofHours(5));
    }

    @Test
    void keepsConditions() throws StoreException {
        waiting(", \"conditions\": [{\"type\": \"minimumGap\", \"duration\": \"PT3H\"}]");

        assertThat(waits()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }

    @Test
    void leavesRegistryThatRuns() throws StoreException {
        Lease lease = running("");

        assertThat(waits()).isNull();

        new LeaseStore(database)
                .finish(lease, new RunOutcome(Result.UNCHANGED, "", "[]", "", "", null, BEFORE));
        assertThat(registries.find("a").orElseThrow().nextRun())
                .isAfter(database.now().plus(AFTER.maximum()));
    }

    @Test
    void leavesRegistryWhoseConfigurationCannotBeRead() throws StoreException {
        registries.put("a", "{}");
        new LeaseStore(database)
                .finish(
                        new RunQueue(database).take("this", LeasedRun.LEASE).orElseThrow(),
                        new RunOutcome(Result.FAILED, "", "[]", "", "", null, BEFORE));

        assertThat(waits()).isGreaterThan(Duration.ofHours(5));
    }
}
