package io.github.pluginregistry.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends StoreContract {

    @Override
    Database open(Path directory) {
        return TestDatabase.embedded(directory);
    }

    /** Each worker asks every second, so the question must not cost more with more registries. */
    @Test
    void findsWhatIsDueWithoutReadingAllRegistries(@TempDir Path directory) throws StoreException {
        try (Database database = open(directory.resolve("plan"))) {
            assertThat(plan(database, RunQueue.ABANDONED)).contains("registry_leased_until");
            assertThat(plan(database, RunQueue.DUE)).contains("registry_due");
        }
    }

    private static String plan(Database database, String query) throws StoreException {
        return database.transaction(t -> t.first("explain " + query, row -> row.getString(1)))
                .orElseThrow();
    }
}
