package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinedUrlsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com", "HTTP://example.com:8080/a?b#c", "https://[::1]/a"})
    void knowsAnAddressOfTheWeb(String address) {
        assertThat(DefinedUrls.web(address)).hasValue(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "example.com", "//example.com/a",
                "https:/example.com", "https://", "https:///a",
                "https://exa mple.com", "ftp://example.com", "javascript://example.com/%0Aalert(1)",
                "file:///etc/hostname", "http://127.0.0.256", "http://127.1",
                " https://example.com",
            })
    void knowsWhatIsNone(String address) {
        assertThat(DefinedUrls.web(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docs/a.md", "a", "./a/../b", "a/b#c:d", "a?b=../../..", "My Docs/a.md", ""})
    void knowsAPathThatStaysBelow(String path) {
        assertThat(DefinedUrls.staysBelow(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..", "../a", "a/../../b", "a/%2e%2E/../b", "a//../..",
                "/a", "//example.com/a", "\\\\example.com\\a", "a\\..\\..\\b", "C:/a",
                "javascript:alert(1)", "data:text/html,a", "https:a",
            })
    void knowsAPathThatLeaves(String path) {
        assertThat(DefinedUrls.staysBelow(path)).isFalse();
    }
}
