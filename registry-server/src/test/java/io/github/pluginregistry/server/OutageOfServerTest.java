package io.github.pluginregistry.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.store.SwitchableDatabase;
import io.github.pluginregistry.server.store.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole server whose database comes and goes. */
@Timeout(240)
class OutageOfServerTest {

    @TempDir private Path directory;

    private RegistryServer open(String url, TestRepositories repositories) throws Exception {
        Path config =
                Files.writeString(
                        directory.resolve("server.yaml"),
                        """
                        http: {port: 0}
                        database: {url: "%s"}
                        polling: {minimum: PT1H, maximum: PT2H}
                        registries:
                          - id: test
                            repository: %s
                        """
                                .formatted(url, repositories.registry()));
        return RegistryServer.open(
                ServerConfiguration.read(config),
                directory,
                new Environment(Map.of(), directory, directory));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(20);
        }
    }

    private static int status(RegistryServer server, String path) throws Exception {
        HttpResponse<Void> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:%d%s"
                                                                .formatted(server.port(), path)))
                                        .build(),
                                BodyHandlers.discarding());
        return response.statusCode();
    }

    private static RegistryRow registry(RegistryServer server) throws StoreException {
        return new RegistryStore(server.database()).find("test").orElseThrow();
    }

    /** As the end of the interval of polling does. */
    private static void makeDue(String url) throws SQLException {
        TestDatabase.execute(url, "update registry set due = current_timestamp");
    }

    @Test
    void startsWithoutDatabaseAndCarriesOnByItselfWhenItIsBack() throws Exception {
        TestRepositories repositories = TestRepositories.in(directory);
        repositories.tag("kubernetes/v1.0.0");
        try (SwitchableDatabase database = new SwitchableDatabase()) {
            database.off();
            try (RegistryServer server = open(database.url(), repositories)) {
                server.start();
                assertThat(status(server, "/health")).isEqualTo(200);
                assertThat(status(server, "/ready")).isEqualTo(503);

                database.on();

                await(() -> repositories.published("docs/plugins.json").contains("v1.0.0"));
                await(() -> status(server, "/r/test/plugins.json") == 200);
                await(() -> !registry(server).isRunning());
                database.off();
                repositories.tag("kubernetes/v1.1.0");
                await(() -> status(server, "/ready") == 503);
                assertThat(status(server, "/health")).isEqualTo(200);

                database.on();
                makeDue(database.url());

                await(() -> repositories.published("docs/plugins.json").contains("v1.1.0"));
            }
        }
    }
}
