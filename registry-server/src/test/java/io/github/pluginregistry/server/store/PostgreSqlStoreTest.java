package io.github.pluginregistry.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs where {@code POSTGRESQL_URL} names a server. */
@EnabledIf("isConfigured")
class PostgreSqlStoreTest extends StoreContract {

    static boolean isConfigured() {
        return TestDatabase.postgreSql().isPresent();
    }

    @Override
    Database open(Path directory) throws SQLException {
        return Database.open(
                TestDatabase.emptySchema(TestDatabase.postgreSql().orElseThrow()), "", "");
    }
}
