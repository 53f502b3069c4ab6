package io.github.pluginregistry.server;

import io.github.pluginregistry.server.store.PostgreSqlCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The same as on H2, where the programs of PostgreSQL are installed. */
@EnabledIf(
        value = "isInstalled",
        disabledReason = "PostgreSQL is not installed in /usr/lib/postgresql")
class RegistryServerOnPostgreSqlTest extends RegistryServerTest {

    @TempDir private static Path directory;
    private static PostgreSqlCluster cluster;

    private String name = "";

    static boolean isInstalled() {
        return PostgreSqlCluster.isInstalled();
    }

    @BeforeAll
    static void startsCluster() throws Exception {
        cluster = PostgreSqlCluster.start(directory.resolve("cluster"));
    }

    @AfterAll
    static void stopsCluster() throws Exception {
        cluster.stop();
    }

    @Override
    @BeforeEach
    void starts() throws Exception {
        name = cluster.createDatabase();
        super.starts();
    }

    @Override
    @AfterEach
    void ends() {
        super.ends();
    }

    @Override
    String database() {
        return "database: {url: \"%s\", user: registry}".formatted(cluster.url(name));
    }

    @Override
    String url() {
        return cluster.url(name) + "?user=registry";
    }
}
