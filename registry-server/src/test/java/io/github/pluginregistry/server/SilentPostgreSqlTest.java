package io.github.pluginregistry.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.store.PostgreSqlCluster;
import io.github.pluginregistry.server.store.SwitchableDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A network that swallows what goes to PostgreSQL and back, and closes no connection. */
@EnabledIf(
        value = "isInstalled",
        disabledReason = "PostgreSQL is not installed in /usr/lib/postgresql")
@Timeout(240)
class SilentPostgreSqlTest {

    /** Of the pool, and some more. */
    private static final int REQUESTS = 20;

    /** Less than large statements may take, and twice as long as forges wait. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();

    static boolean isInstalled() {
        return PostgreSqlCluster.isInstalled();
    }

    private static HttpRequest request(RegistryServer server, String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)))
                .timeout(LIMIT)
                .header("Cookie", "registry_session=somebody")
                .build();
    }

    private int status(RegistryServer server, String path) throws Exception {
        return client.send(request(server, path), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void answersBeforeCallersGiveUp(@TempDir Path directory) throws Exception {
        PostgreSqlCluster cluster = PostgreSqlCluster.start(directory.resolve("cluster"));
        try (SwitchableDatabase network = new SwitchableDatabase(cluster.port());
                RegistryServer server = open(directory, network.port(), cluster.createDatabase())) {
            server.start();
            while (status(server, "/ready") != 200) {
                // The tables are being created.
            }

            network.silence();

            List<CompletableFuture<HttpResponse<Void>>> answers =
                    Stream.generate(() -> request(server, "/"))
                            .limit(REQUESTS)
                            .map(it -> client.sendAsync(it, BodyHandlers.discarding()))
                            .toList();
            assertThat(answers).allMatch(it -> it.join().statusCode() == 503);
            assertThat(status(server, "/health")).isEqualTo(200);
            assertThat(status(server, "/ready")).isEqualTo(503);
            network.on();
            while (status(server, "/ready") != 200) {
                // Connections are being made.
            }
        } finally {
            cluster.stop();
        }
    }

    private static RegistryServer open(Path directory, int port, String database) throws Exception {
        Path config =
                Files.writeString(
                        directory.resolve("server.yaml"),
                        """
                        http: {port: 0}
                        database: {url: "jdbc:postgresql://127.0.0.1:%d/%s", user: registry}
                        """
                                .formatted(port, database));
        return RegistryServer.open(
                ServerConfiguration.read(config),
                directory,
                new Environment(Map.of(), directory, directory));
    }
}
