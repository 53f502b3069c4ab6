package io.github.pluginregistry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.credential.SecretException;
import io.github.pluginregistry.server.credential.Secrets;
import io.github.pluginregistry.server.store.AuditLog;
import io.github.pluginregistry.server.store.CredentialStore;
import io.github.pluginregistry.server.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of credentials is replaced. */
class ResealTest {

    @TempDir private Path directory;

    @BeforeEach
    void keys() throws Exception {
        for (String name : List.of("old", "new")) {
            byte[] key = name.repeat(11).substring(0, 32).getBytes(StandardCharsets.UTF_8);
            Path file = directory.resolve(name);
            Files.writeString(file, Base64.getEncoder().encodeToString(key));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private ServerConfiguration configuration(String... keys) throws Exception {
        String files =
                Stream.of(keys)
                        .map(key -> "\"file:%s\"".formatted(directory.resolve(key)))
                        .collect(Collectors.joining(", "));
        return ServerConfiguration.read(
                Files.writeString(
                        directory.resolve("server.yaml"),
                        "credentials: {keys: [%s]}\n".formatted(files)));
    }

    private Environment environment() {
        return new Environment(Map.of(), directory, directory);
    }

    /** Does something with the database of a server that is not running. */
    @FunctionalInterface
    private interface Use {
        void with(Database database, Secrets secrets) throws Exception;
    }

    private void use(Use use, String... keys) throws Exception {
        ServerConfiguration configuration = configuration(keys);
        Files.createDirectories(configuration.dataDirectory());
        try (Database database = ConfiguredDatabase.open(configuration, environment())) {
            use.with(database, ConfiguredDatabase.secrets(configuration, environment(), database));
        }
    }

    private void put(String key, String... names) throws Exception {
        use(
                (database, secrets) -> {
                    for (String name : names) {
                        new CredentialStore(database)
                                .put(
                                        name,
                                        secrets.sealed().seal(name, Token.of("secret of " + name)));
                    }
                },
                key);
    }

    private int reseal(String... keys) throws Exception {
        return new Administration(configuration(keys), environment()).reseal();
    }

    private void assertOpens(String key, String... names) throws Exception {
        use(
                (database, secrets) -> {
                    for (String name : names) {
                        assertThat(secrets.resolve(SecretReference.of("sealed:" + name)).reveal())
                                .isEqualTo("secret of " + name);
                    }
                },
                key);
    }

    @Test
    void replacesKeySoThatOldOneMayBeRemoved() throws Exception {
        put("old", "a", "b");

        assertThat(reseal("new", "old")).isEqualTo(2);

        assertOpens("new", "a", "b");
        assertThat(reseal("new")).isZero();
        use(
                (database, secrets) ->
                        assertThat(new AuditLog(database).all(Long.MAX_VALUE, 10))
                                .extracting(AuditLog.Entry::action, AuditLog.Entry::detail)
                                .contains(tuple("credential.reseal", "2 sealed again")),
                "new");
    }

    /** As after an end halfway: some are sealed with the new key, and some with the old one. */
    @Test
    void goesOnWhereItWasInterrupted() throws Exception {
        put("old", "a", "c");
        put("new", "b");

        assertThat(reseal("new", "old")).isEqualTo(2);

        assertOpens("new", "a", "b", "c");
    }

    @Test
    void changesNothingWithoutOldKey() throws Exception {
        put("old", "a");

        assertThatThrownBy(() -> reseal("new"))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("0 credentials sealed again, and 1 not")
                .hasMessageContaining("the credential a is sealed with the key")
                .hasMessageNotContaining("secret of");

        assertOpens("old", "a");
    }

    @Test
    void holdsUpNoOtherForOneThatCannotBeOpened() throws Exception {
        put("old", "a", "c");
        use(
                (database, secrets) -> new CredentialStore(database).put("b", "v1:0123:damaged"),
                "old");

        assertThatThrownBy(() -> reseal("new", "old"))
                .hasMessageContaining("2 credentials sealed again, and 1 not")
                .hasMessageContaining("the credential b");

        assertOpens("new", "a", "c");
    }
}
