package io.github.pluginregistry.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** Databases of tests: H2 in a directory, or a schema of its own on a PostgreSQL server. */
public final class TestDatabase {

    private TestDatabase() {}

    /** An embedded database in a directory. */
    public static Database embedded(Path directory) {
        return Database.open(Database.embedded(directory), "", "");
    }

    /**
     * The JDBC URL of a PostgreSQL server with its user, from the system property or the variable
     * {@code POSTGRESQL_URL}.
     */
    public static Optional<String> postgreSql() {
        return Optional.ofNullable(
                        System.getProperty("POSTGRESQL_URL", System.getenv("POSTGRESQL_URL")))
                .filter(url -> !url.isBlank());
    }

    /** Executes a statement over a connection of its own. */
    public static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The URL of an empty schema on a PostgreSQL server. */
    static String emptySchema(String url) throws SQLException {
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        execute(url, "create schema " + schema);
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }
}
