package io.github.pluginregistry.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.store.ApiTokenStore;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir private Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String config(String yaml) throws Exception {
        return Files.writeString(directory.resolve("server.yaml"), yaml).toString();
    }

    @Test
    void printsSchema() {
        assertThat(run("schema")).isZero();
        assertThat(out).hasToString(ServerConfiguration.schema());
    }

    @Test
    void createsTokenOfWhichOnlyHashIsKept() throws Exception {
        assertThat(run("token", "ci", "run", "--config", config("workers: 1"))).isZero();

        String token = out.toString(StandardCharsets.UTF_8).strip();
        assertThat(token).startsWith("reg_");
        try (Database database =
                Database.open(Database.embedded(directory.resolve("data")), "", "")) {
            assertThat(new ApiTokenStore(database).use(Sha256.of(token)).orElseThrow().role())
                    .isEqualTo(Role.RUN);
        }
    }

    @Test
    void reportsAllErrorsOfConfiguration() throws Exception {
        assertThat(run("--config", config("workers: 0\nprot: 1"))).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("server.yaml:1: workers", "server.yaml:2: prot: unknown key");
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(run("destroy", "--config", config("workers: 1"))).isEqualTo(2);
        assertThat(run("token", "ci", "king", "--config", config("workers: 1"))).isEqualTo(1);
        assertThat(run("--config", directory.resolve("missing.yaml").toString())).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("usage:", "there is no role \"king\"", "missing.yaml does not exist");
    }
}
