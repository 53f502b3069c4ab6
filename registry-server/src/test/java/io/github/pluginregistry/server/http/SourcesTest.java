package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {

    private static final Sources BEHIND_PROXIES = new Sources(List.of("10.0.0.0/8", "fd00::1"));

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, '203.0.113.7', 203.0.113.7",
        "10.0.0.1, '198.51.100.1, 203.0.113.7', 203.0.113.7",
        "10.0.0.1, '198.51.100.1, 203.0.113.7, 10.2.3.4', 203.0.113.7",
        "fd00::1, '2001:db8::1', 2001:db8::1",
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, 'unknown', 10.0.0.1",
        "10.0.0.1, '198.51.100.1, evil.example.com', 10.0.0.1",
        "203.0.113.9, '198.51.100.1', 203.0.113.9"
    })
    void takesTheLastAddressThatIsNoTrustedProxy(String remote, String header, String source) {
        assertThat(BEHIND_PROXIES.of(remote, header)).isEqualTo(source);
    }

    @Test
    void trustsNobodyUnlessConfigured() {
        assertThat(new Sources(List.of()).of("127.0.0.1", "203.0.113.7")).isEqualTo("127.0.0.1");
    }
}
