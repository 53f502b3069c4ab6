package io.github.pluginregistry.server.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.store.CredentialStore;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir private Path directory;

    private Database database;
    private CredentialStore credentials;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.embedded(directory.resolve("data"));
        credentials = new CredentialStore(database);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Secrets secrets(String... keys) throws SecretException {
        return Secrets.open(
                new Environment(Map.of("TOKEN", " t0ken\n"), directory, directory),
                credentials,
                List.of(keys).stream().map(SecretReference::of).toList(),
                directory.resolve("data"));
    }

    private Path write(String name, String content) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private String resolved(String reference) throws SecretException {
        return secrets().resolve(SecretReference.of(reference)).reveal();
    }

    @Test
    void readsAVariable() throws Exception {
        assertThat(resolved("env:TOKEN")).isEqualTo("t0ken");
    }

    @Test
    void readsAFileAnewEachTime() throws Exception {
        Secrets secrets = secrets();
        Path file = write("token", "before\n");
        assertThat(secrets.resolve(SecretReference.of("file:" + file)).reveal())
                .isEqualTo("before");

        Files.writeString(file, "after\n");

        assertThat(secrets.resolve(SecretReference.of("file:" + file)).reveal()).isEqualTo("after");
    }

    @Test
    void takesNothingForNoSecret() throws Exception {
        Path file = write("token", " \n");

        assertThatThrownBy(() -> resolved("file:" + file))
                .hasMessage("the secret file:%s is empty; set it", file);
    }

    @Test
    void readsAKeyOfAFileThatAVaultAgentWrites() throws Exception {
        Path lines = write("lines", "OTHER=a\nTOKEN=b=c\n");
        Path json = write("json", "{\"OTHER\": \"a\", \"TOKEN\": \"d\"}");

        assertThat(resolved("vault:%s#TOKEN".formatted(lines))).isEqualTo("b=c");
        assertThat(resolved("vault:%s#TOKEN".formatted(json))).isEqualTo("d");
    }

    @ParameterizedTest
    @CsvSource({"plain, s3cret", "variable, t0ken"})
    void readsAPasswordOfMavensSettings(String server, String password) throws Exception {
        settings();

        assertThat(resolved("settings:" + server)).isEqualTo(password);
    }

    private void settings() throws Exception {
        write(
                ".m2/settings.xml",
                """
                <settings>
                  <servers>
                    <server><id>plain</id><password>s3cret</password></server>
                    <server><id>variable</id><password>${env.TOKEN}</password></server>
                    <server><id>encrypted</id><password>{COQLCE6DU6GtcS5P=}</password></server>
                  </servers>
                </settings>
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env:MISSING | the variable MISSING is not set; set it in the environment of the server",
                "sealed:github | there is no credential github; add it with PUT /api/v1/credentials/github",
            })
    void saysWhatIsMissing(String reference, String message) {
        assertThatThrownBy(() -> resolved(reference))
                .isInstanceOf(SecretException.class)
                .hasMessage(message);
    }

    /** {@code /dev/zero} has no end, and says that it has no bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"file:/dev/zero", "vault:/dev/zero#KEY"})
    @Timeout(60)
    void readsNoDevice(String reference) {
        assertThatThrownBy(() -> resolved(reference))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("the file /dev/zero cannot be read");
    }

    @Test
    void readsWhatALinkLeadsTo() throws Exception {
        Path file = write("token", "t0ken\n");
        Path link = Files.createSymbolicLink(file.resolveSibling("link"), file);

        assertThat(resolved("file:" + link)).isEqualTo("t0ken");
    }

    @Test
    void readsNoFileThatIsTooLarge() throws Exception {
        Path file = write("large", "x".repeat(100_000));

        assertThatThrownBy(() -> resolved("file:" + file))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("is too large for a secret");
    }

    @Test
    void cannotDecryptAPasswordOfMavensSettings() throws Exception {
        settings();

        assertThatThrownBy(() -> resolved("settings:encrypted"))
                .hasMessageContaining("is encrypted; use env: or file:")
                .hasMessageNotContaining("COQLCE6");
    }

    @Test
    void readsNoEntitiesOfMavensSettings() throws Exception {
        Path other = write("other", "s3cret");
        write(
                ".m2/settings.xml",
                "<!DOCTYPE settings [<!ENTITY e SYSTEM \"%s\">]><settings><servers><server><id>a</id><password>&e;</password></server></servers></settings>"
                        .formatted(other.toUri()));

        assertThatThrownBy(() -> resolved("settings:a"))
                .hasMessageContaining("cannot be read as XML");
    }

    @Test
    void opensASealedCredentialAndNotesItsUse() throws Exception {
        Secrets secrets = secrets("file:" + write("key", KEY));
        credentials.put("github", secrets.sealed().seal("github", Token.of("s3cret")));

        assertThat(secrets.resolve(SecretReference.of("sealed:github")).reveal())
                .isEqualTo("s3cret");
        assertThat(credentials.all().get(0).lastUsed()).isPresent();
    }

    @Test
    void rejectsAKeyThatEveryUserCanRead() throws Exception {
        Path key = write("key", KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> secrets("file:" + key))
                .hasMessage(
                        "every user of this machine can read the key %s; run: chmod 600 %s",
                        key, key);
    }

    @Test
    void rejectsAKeyInTheDataDirectory() throws Exception {
        Path key = write("data/key", KEY);

        assertThatThrownBy(() -> secrets("file:" + key))
                .hasMessageContaining("is in the data directory; move it elsewhere");
    }

    @Test
    void rejectsAKeyOfAnotherLength() throws Exception {
        Path key = write("key", "c2hvcnQ=");

        assertThatThrownBy(() -> secrets("file:" + key))
                .hasMessage(
                        "file:%s is not a key of 32 bytes in base64; create one with: openssl rand -base64 32",
                        key);
    }

    @Test
    void givesAHostTheTokenThatIsConfiguredForIt() throws Exception {
        ServerTokens tokens =
                new ServerTokens(secrets(), Map.of("GitHub.com", SecretReference.of("env:TOKEN")));

        assertThat(tokens.token("github.com")).map(Token::reveal).contains("t0ken");
        assertThat(tokens.token("example.com")).isEmpty();
        assertThat(tokens.allowsLoopback()).isFalse();
    }
}
