package io.github.pluginregistry.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenGateTest {

    private final List<String> asked = new ArrayList<>();
    private final TokenProvider credentials =
            host -> {
                asked.add(host);
                return Optional.of(Token.of("secret"));
            };

    @ParameterizedTest
    @ValueSource(strings = {"github.com", "git.example.com:8443", "10.0.0.5"})
    void looksUpATokenByFullHostName(String host) {
        assertThat(TokenGate.token(credentials, host, host)).isPresent();
        assertThat(asked).containsExactly(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"central", "nexus", "ossrh", "central:443"})
    void looksUpNoTokenForAPlainWord(String word) {
        assertThat(TokenGate.token(credentials, word, word)).isEmpty();
        assertThat(
                        TokenGate.token(
                                TokenProvider.allowingLoopback(credentials), word, "127.0.0.1:80"))
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "127.0.0.1:80, 127.0.0.1:80",
        "[::1]:80, [::1]:80",
        "github.com, 127.0.0.1:80"
    })
    void sendsATokenToLoopbackOnlyIfTheBuildAllowsIt(String filedUnder, String destination) {
        assertThat(TokenGate.token(credentials, filedUnder, destination)).isEmpty();
        assertThat(asked).isEmpty();

        assertThat(
                        TokenGate.token(
                                TokenProvider.allowingLoopback(credentials),
                                filedUnder,
                                destination))
                .isPresent();
    }

    @Test
    void describesWhereToPutAToken() {
        assertThat(TokenGate.place(credentials, "github.com", "api.github.com"))
                .isEqualTo("settings.xml, <server> with id github.com, or GITHUB_TOKEN");
        assertThat(TokenGate.place(credentials, "git.example.com", "git.example.com"))
                .isEqualTo("settings.xml, <server> with id git.example.com");
        assertThat(TokenGate.place(credentials, "localhost:80", "localhost:80"))
                .isEqualTo(
                        "settings.xml, <server> with id localhost:80, and -Dregistry.allowLoopbackTokens");
        assertThat(TokenGate.place(credentials, "git:8443", "git:8443"))
                .isEqualTo(
                        "settings.xml, <server> with id git.example.com, where git.example.com stands for the full name of the host; the address has to have that name, too");
    }

    @Test
    void letsTheProviderOfTokensSayWhereTheyArePut() {
        TokenProvider file =
                new TokenProvider() {
                    @Override
                    public Optional<Token> token(String host) {
                        return Optional.empty();
                    }

                    @Override
                    public String place(String host) {
                        return "the file of " + host;
                    }

                    @Override
                    public String loopbackCondition() {
                        return "permit it";
                    }
                };

        assertThat(TokenGate.place(file, "git.example.com", "git.example.com"))
                .isEqualTo("the file of git.example.com");
        assertThat(
                        TokenGate.place(
                                TokenProvider.allowingLoopback(file),
                                "localhost:80",
                                "localhost:80"))
                .isEqualTo("the file of localhost:80, and permit it");
    }
}
