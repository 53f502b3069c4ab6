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
}
