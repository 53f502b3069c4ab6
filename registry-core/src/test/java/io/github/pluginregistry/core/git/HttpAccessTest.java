package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAccessTest {

    @ParameterizedTest
    @CsvSource({
        "github.com,x-access-token",
        "git.example.com,x-access-token",
        "bitbucket.org,x-token-auth"
    })
    void usesTheUserNameOfTheHost(String host, String user) {
        assertThat(HttpAccess.usualUser(host)).isEqualTo(user);
    }
}
