package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.io.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCredentialsTest {

    private static final String GITHUB = "github.com";
    private static final String CIPHER_TEXT = "{jSMOWnoPFgsHVpMvz5VrIt5kRbzGpI8u}";

    private final Settings settings = new Settings();
    private final List<String> warnings = new ArrayList<>();

    @Test
    void findsThePasswordByHostName() {
        file(GITHUB, "of github");
        file("git.example.com:8443", "of example");

        assertThat(secret("git.example.com:8443")).contains("of example");
        assertThat(secret("git.example.com")).isEmpty();
        assertThat(secret("example.com")).isEmpty();
    }

    @Test
    void findsTheUserOfThePassword() {
        file("git.example.com", "of example");
        settings.getServers().get(0).setUsername("ada");
        SettingsCredentials credentials =
                new SettingsCredentials(
                        settings, unchanged(), Environment.ofProcess(), warnings::add);

        assertThat(credentials.token("git.example.com").map(it -> it.user("usual")))
                .contains("ada");
    }

    @Test
    void decryptsThePassword() {
        file(GITHUB, CIPHER_TEXT);

        assertThat(secretDecryptedBy(decrypter("plain text"))).contains("plain text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "FATAL"})
    void anUndecryptablePasswordIsAnErrorThatDoesNotShowIt(Severity severity) {
        file(GITHUB, CIPHER_TEXT);
        SettingsDecrypter decrypter =
                decrypter(CIPHER_TEXT, problem(severity, "cannot decrypt " + CIPHER_TEXT));

        assertThatThrownBy(() -> secretDecryptedBy(decrypter))
                .isInstanceOf(UnreadableTokenException.class)
                .hasNoCause()
                .hasMessage(
                        "the password of <server> github.com in settings.xml could not be decrypted; encrypt it again with mvn --encrypt-password, and look at settings-security.xml");
    }

    @Test
    void ignoresWarningsOfTheDecrypter() {
        file(GITHUB, "old");
        SettingsDecrypter decrypter =
                decrypter("plain text", problem(Severity.WARNING, "encrypt it anew"));

        assertThat(secretDecryptedBy(decrypter)).contains("plain text");
    }

    @Test
    void aServerWithoutAPasswordHasNoToken() {
        file(GITHUB, null);

        assertThat(secret(GITHUB)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void warnsOfABlankPassword(String password) {
        file(GITHUB, password);

        assertThat(secret(GITHUB, Map.of("GH_TOKEN", "of the environment")))
                .contains("of the environment");
        assertThat(warnings)
                .containsExactly(
                        "the password of <server> github.com in settings.xml is empty; write the token there, or remove the <server>; continuing without it");
    }

    @Test
    void warnsOfAnUnsetVariableAndContinues() {
        file(GITHUB, "${env.REGISTRY_TOKEN}");
        SettingsCredentials credentials =
                new SettingsCredentials(
                        settings,
                        decrypter(CIPHER_TEXT, problem(Severity.ERROR, "cannot decrypt")),
                        Environment.ofProcess().with(Map.of("GITHUB_TOKEN", "of the environment")),
                        warnings::add);

        assertThat(credentials.token(GITHUB).map(Token::reveal)).contains("of the environment");
        assertThat(credentials.token(GITHUB)).isPresent();
        assertThat(warnings)
                .containsExactly(
                        "the password of <server> github.com in settings.xml is ${env.REGISTRY_TOKEN}, but the environment variable REGISTRY_TOKEN is not set; set it, or remove the <server>; continuing without it");
    }

    @Test
    void warnsOfAnUnsetProperty() {
        file("git.example.com", "${registry.token}");

        assertThat(secret("git.example.com")).isEmpty();
        assertThat(warnings).singleElement().asString().contains("the property registry.token is");
    }

    @Test
    void findsTheServerIgnoringCase() {
        file("Git.Example.com", "of example");

        assertThat(secret("git.example.com")).contains("of example");
    }

    static Stream<Arguments> environments() {
        return Stream.of(
                arguments(GITHUB, Map.of("GITHUB_TOKEN", "first"), "first"),
                arguments(GITHUB, Map.of("GH_TOKEN", "second", "GITHUB_TOKEN", "first"), "first"),
                arguments(GITHUB, Map.of("GH_TOKEN", "second"), "second"),
                arguments(GITHUB, Map.of("GITHUB_TOKEN", " \n", "GH_TOKEN", "second"), "second"),
                arguments(GITHUB, Map.of("GITHUB_TOKEN", "first\n"), "first"),
                arguments(GITHUB, Map.of("GITHUB_TOKEN", ""), ""),
                arguments("github.example.com", Map.of("GITHUB_TOKEN", "first"), ""),
                arguments("api.github.com", Map.of("GITHUB_TOKEN", "first"), ""));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void usesTheEnvironmentForGitHubOnly(
            String host, Map<String, String> environment, String token) {
        assertThat(secret(host, environment).orElse("")).isEqualTo(token);
    }

    @Test
    void prefersSettingsToTheEnvironment() {
        file(GITHUB, "of settings");

        assertThat(secret(GITHUB, Map.of("GITHUB_TOKEN", "of the environment")))
                .contains("of settings");
    }

    @Test
    void doesNotShowTheSecretInItsText() {
        file(GITHUB, "secret");
        SettingsCredentials credentials =
                new SettingsCredentials(
                        settings,
                        unchanged(),
                        Environment.ofProcess().with(Map.of("GH_TOKEN", "secret")),
                        warnings::add);

        assertThat(credentials.token(GITHUB)).asString().doesNotContain("secret");
        assertThat(credentials).asString().doesNotContain("secret");
    }

    private void file(String host, String password) {
        Server server = new Server();
        server.setId(host);
        server.setPassword(password);
        settings.addServer(server);
    }

    private Optional<String> secret(String host) {
        return secret(host, Map.of());
    }

    private Optional<String> secret(String host, Map<String, String> environment) {
        return new SettingsCredentials(
                        settings,
                        unchanged(),
                        Environment.ofProcess().with(environment),
                        warnings::add)
                .token(host)
                .map(Token::reveal);
    }

    private Optional<String> secretDecryptedBy(SettingsDecrypter decrypter) {
        return new SettingsCredentials(
                        settings, decrypter, Environment.ofProcess().with(Map.of()), warnings::add)
                .token(GITHUB)
                .map(Token::reveal);
    }

    private static SettingsDecrypter unchanged() {
        return request -> new Decrypted(request.getServers().get(0), List.of());
    }

    private static SettingsDecrypter decrypter(String password, SettingsProblem... problems) {
        return request -> new Decrypted(with(password, request), List.of(problems));
    }

    private static Server with(String password, SettingsDecryptionRequest request) {
        Server server = request.getServers().get(0).clone();
        server.setPassword(password);
        return server;
    }

    private static SettingsProblem problem(Severity severity, String message) {
        return new DefaultSettingsProblem(message, severity, "settings.xml", 1, 1, null);
    }

    private record Decrypted(Server server, List<SettingsProblem> problems)
            implements SettingsDecryptionResult {

        @Override
        public Server getServer() {
            return server;
        }

        @Override
        public List<Server> getServers() {
            return List.of(server);
        }

        @Override
        public Proxy getProxy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Proxy> getProxies() {
            return List.of();
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return problems;
        }
    }
}
