package io.github.pluginregistry.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @Test
    void startsBeforeDatabaseIsReachable() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:%d/registry".formatted(closed);

        try (Database database = Database.open(url, "registry", "a secret")) {
            assertThat(database.isReachable()).isFalse();
            assertThatThrownBy(() -> new RegistryStore(database).all())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("check that the database of server.yaml runs")
                    .hasMessageNotContaining("a secret");
        }
    }

    @Test
    void keepsRegistriesWhenOpenedAgain(@TempDir Path directory) throws StoreException {
        try (Database database = TestDatabase.embedded(directory)) {
            new RegistryStore(database).put("pipecd", "{}");
        }
        try (Database database = TestDatabase.embedded(directory)) {
            assertThat(new RegistryStore(database).find("pipecd")).isPresent();
        }
    }

    /** H2 closes its database itself where the disk is full, for example. */
    @Test
    void opensEmbeddedDatabaseAgainThatWasClosed(@TempDir Path directory) throws Exception {
        try (Database database = TestDatabase.embedded(directory)) {
            RegistryStore registries = new RegistryStore(database);
            registries.put("pipecd", "{}");
            TestDatabase.execute(Database.embedded(directory), "shutdown immediately");

            assertThatThrownBy(() -> registries.find("pipecd")).isInstanceOf(StoreException.class);
            assertThat(registries.find("pipecd")).isPresent();
        }
    }

    /** As a run is that took too long. */
    @Test
    void staysOpenWhereThreadIsInterruptedThatWrites(@TempDir Path directory) throws Exception {
        try (Database database = TestDatabase.embedded(directory)) {
            RegistryStore registries = new RegistryStore(database);
            database.together(
                    () -> {
                        registries.put("pipecd", "{}");
                        Thread.currentThread().interrupt();
                        return true;
                    });

            assertThat(Thread.interrupted()).isTrue();
            assertThat(registries.find("pipecd")).isPresent();
        }
    }
}
