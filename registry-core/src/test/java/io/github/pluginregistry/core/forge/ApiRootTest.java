package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRootTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    github.com,           https://api.github.com,              github.com
                    github.com,           https://API.github.com:443/,         github.com
                    ghe.example.com,      https://ghe.example.com/api/v3,      ghe.example.com
                    ghe.example.com:8443, https://ghe.example.com:8443/api/v3, ghe.example.com:8443
                    github.com,           http://127.0.0.1:4711,               github.com
                    github.com,           http://localhost:4711,               github.com
                    github.com,           http://[::1]:4711,                   github.com
                    github.com,           https://evil.example,                evil.example
                    github.com,           https://evil.example:8443,           evil.example:8443
                    github.com,           https://api.github.com:8443,         api.github.com:8443
                    github.com,           https://api.github.com.evil.example, api.github.com.evil.example
                    github.com,           https://127.0.0.1.evil.example,      127.0.0.1.evil.example
                    github.com,           https://localhost.evil.example,      localhost.evil.example
                    ghe.example.com,      https://api.github.com,              api.github.com
                    ghe.example.com,      https://api.ghe.example.com,         api.ghe.example.com
                    evil.example,         https://github.com/api/v3,           github.com
                    bitbucket.org,        https://api.bitbucket.org/2.0,       bitbucket.org
                    github.com,           https://api.bitbucket.org/2.0,       api.bitbucket.org
                    """)
    void givesAnotherHostOnlyItsOwnToken(String forge, URI api, String tokenHost) {
        assertThat(ApiRoot.of(forge, api).tokenHost()).isEqualTo(tokenHost);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://api.github.com/repos/o/r,         true
                    https://api.github.com/repositories/1,    true
                    https://API.GITHUB.COM:443/x,             true
                    http://api.github.com/x,                  false
                    https://api.github.com:8443/x,            false
                    https://github.com/x,                     false
                    https://api.github.com.evil.example/x,    false
                    https://api.github.com@evil.example/x,    false
                    /repos/o/r,                               false
                    """)
    void anOriginIsTheSchemeHostAndPort(String url, boolean same) {
        String api = ApiRoot.origin(URI.create("https://api.github.com"));

        assertThat(ApiRoot.origin(URI.create(url)).equals(api)).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.github.com",
                "http://127.0.0.1.evil.example",
                "http://10.0.0.1",
                "https://user@api.github.com",
                "https://:pw@api.github.com",
                "https://api.github.com?q",
                "https://api.github.com#f",
                "ftp://api.github.com",
                "api.github.com"
            })
    void rejectsAnAddressThatExposesTheToken(String api) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiRoot.of("github.com", URI.create(api)));
    }

    @Test
    void keepsThePathOfTheApiWithoutASlashAtItsEnd() {
        ApiRoot api = ApiRoot.of("h", URI.create("https://h:8443/api/v3/"));

        assertThat(api.address()).hasToString("https://h:8443/api/v3");
        assertThat(api.host()).isEqualTo("h:8443");
    }
}
