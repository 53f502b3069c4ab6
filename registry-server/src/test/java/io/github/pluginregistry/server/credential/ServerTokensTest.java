package io.github.pluginregistry.server.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.TokenGate;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.store.CredentialStore;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTokensTest {

    @TempDir private Path directory;

    private ServerTokens tokens(Database database) throws SecretException {
        return new ServerTokens(
                Secrets.open(
                        new Environment(Map.of("TOKEN", "t0ken"), directory, directory),
                        new CredentialStore(database),
                        List.of(),
                        directory),
                Map.of("Git.Example.com", SecretReference.of("env:TOKEN")));
    }

    @Test
    void findsTokensByHostInAnyCase() throws Exception {
        try (Database database = TestDatabase.embedded(directory)) {
            assertThat(tokens(database).token("git.example.com").orElseThrow().reveal())
                    .isEqualTo("t0ken");
            assertThat(tokens(database).token("other.example.com")).isEmpty();
        }
    }

    @Test
    void saysWhereATokenIsPut() throws Exception {
        try (Database database = TestDatabase.embedded(directory)) {
            assertThat(TokenGate.place(tokens(database), "github.com", "api.github.com"))
                    .isEqualTo("credentials.hosts of server.yaml, with the key github.com");
            assertThat(TokenGate.place(tokens(database), "localhost:80", "localhost:80"))
                    .endsWith(
                            "reach the host by an address that is not loopback, which gets no token");
        }
    }
}
