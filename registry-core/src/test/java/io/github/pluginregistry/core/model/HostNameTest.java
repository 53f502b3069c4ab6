package io.github.pluginregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/x, true", "HTTPS://github.com, true",
        "https://localhost:8080, true", "http://127.0.0.1:8080/x, true",
        "HTTP://localhost, true", "http://[::1]:80/x, true",
        "http://github.com/x, false", "http://10.0.0.5/x, false",
        "http://localhost.example.com/x, false", "http://127.0.0.1.example.com/x, false",
        "http://127.0.0.1@example.com/x, false", "http://example.com@127.0.0.1/x, false",
        "http://127.1/x, false", "http:///x, false",
        "https:///x, false", "http:localhost, false",
        "ssh://localhost/x, false", "//localhost/x, false",
        "localhost, false",
    })
    void letsATokenGoOverHttpsAndToThisMachine(String address, boolean allowed) {
        assertThat(HostName.mayCarryToken(URI.create(address))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.3.99:8080",
                "localhost:8080",
                "LOCALHOST",
                "[::1]",
                "[::1]:8080",
            })
    void knowsThisMachine(String host) {
        assertThat(HostName.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1.example.com", "localhost.example.com", "localhost.", "xlocalhost",
                "128.0.0.1", "127.0.0.256", "127.0.0.01", "127.0.0.999:80",
                "127.1", "2130706433", "0x7f.0.0.1", "0.0.0.0",
                "[::2]", "[::ffff:127.0.0.1]", "::1", "localhost:",
                "localhost:80:80", "",
            })
    void knowsAnotherMachine(String host) {
        assertThat(HostName.isLoopback(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github.com",
                "Git.Example.com:8443",
                "a-b.example",
                "10.0.0.5",
                "[2001:db8::5]:8443"
            })
    void knowsAFullName(String host) {
        assertThat(HostName.isFull(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "central",
                "nexus",
                "ossrh",
                "git:8443",
                "localhost",
                "central.",
                ".central",
                "a..b",
                "-a.example",
                "a.example:",
                "a.example/x",
                "a b.example",
                "",
            })
    void knowsAPlainWord(String host) {
        assertThat(HostName.isFull(host)).isFalse();
    }
}
