package io.github.pluginregistry.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Runs where {@code POSTGRESQL_URL} names a server. */
@EnabledIf("isConfigured")
class PostgreSqlStoreTest extends StoreContract {

    static boolean isConfigured() {
        return TestDatabase.postgreSql().isPresent();
    }

    @Test
    void endsTransactionOfReplicaThatIsPaused(@TempDir Path directory) throws Exception {
        try (Database database = open(directory)) {
            Optional<String> limit =
                    database.transaction(
                            t ->
                                    t.first(
                                            "show idle_in_transaction_session_timeout",
                                            row -> row.getString(1)));
            assertThat(limit).contains("15s");
        }
    }

    @Override
    Database open(Path directory) throws SQLException {
        return Database.open(
                TestDatabase.emptySchema(TestDatabase.postgreSql().orElseThrow()), "", "");
    }
}
