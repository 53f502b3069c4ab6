package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.Token;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgeTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    GITHUB,           github.com,      https://api.github.com
                    GITHUB,           ghe.example.com, https://ghe.example.com/api/v3
                    GITLAB,           gitlab.com,      https://gitlab.com/api/v4
                    GITLAB,           a.example:8443,  https://a.example:8443/api/v4
                    GITEA,            codeberg.org,    https://codeberg.org/api/v1
                    BITBUCKET_CLOUD,  bitbucket.org,   https://api.bitbucket.org/2.0
                    BITBUCKET_SERVER, git.example.com, https://git.example.com/rest/api/latest
                    GERRIT,           git.example.com, https://git.example.com/a
                    """)
    void hasADefaultApiAddress(Forge forge, String host, String api) {
        assertThat(forge.usualApi(host)).hasToString(api);
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB,           Authorization, Bearer t0ken",
        "GITLAB,           PRIVATE-TOKEN, t0ken",
        "GITEA,            Authorization, token t0ken",
        "BITBUCKET_CLOUD,  Authorization, Bearer t0ken",
        "BITBUCKET_SERVER, Authorization, Bearer t0ken",
        "GERRIT,           Authorization, Basic eC1hY2Nlc3MtdG9rZW46dDBrZW4="
    })
    void sendsTheTokenInTheHeaderOfTheForge(Forge forge, String header, String value) {
        assertThat(forge.authorization(Token.of("t0ken"))).isEqualTo(Map.of(header, value));
    }
}
