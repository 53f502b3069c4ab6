package io.github.pluginregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryUrlTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://github.com/pipe-cd/pipecd,          HTTP,  github.com,       pipe-cd/pipecd
                    https://GitHub.com/pipe-cd/pipecd.git,      HTTP,  github.com,       pipe-cd/pipecd
                    https://github.com/pipe-cd/pipecd/,         HTTP,  github.com,       pipe-cd/pipecd
                    http://127.0.0.1:8080/o/r,                  HTTP,  127.0.0.1:8080,   o/r
                    https://[::1]:8080/o/r,                     HTTP,  [::1]:8080,       o/r
                    ssh://git@git.example.com:2222/o/r.git,     SSH,   git.example.com:2222, o/r
                    git@github.com:pipe-cd/pipecd.git,          SSH,   github.com,       pipe-cd/pipecd
                    github.com:pipe-cd/pipecd,                  SSH,   github.com,       pipe-cd/pipecd
                    file:///srv/git/r.git,                      LOCAL, '',               srv/git/r
                    ../plugins,                                 LOCAL, '',               ../plugins
                    /srv/git/r.git,                             LOCAL, '',               /srv/git/r
                    C:\\work\\plugins,                          LOCAL, '',               C:\\work\\plugins
                    """)
    void readsEveryFormThatGitUnderstands(
            String address, Transport transport, String host, String path) {
        RepositoryUrl repository = RepositoryUrl.of(address);
        assertThat(repository.transport()).isEqualTo(transport);
        assertThat(repository.host()).isEqualTo(host);
        assertThat(repository.path()).isEqualTo(path);
        assertThat(repository.address()).isEqualTo(address);
    }

    @Test
    void twoSpellingsOfOneAddressAreOneRepository() {
        assertThat(RepositoryUrl.of("https://GitHub.com/pipe-cd/pipecd.git/"))
                .isEqualTo(RepositoryUrl.of("https://github.com/pipe-cd/pipecd"))
                .hasSameHashCodeAs(RepositoryUrl.of("https://github.com/pipe-cd/pipecd"));
        assertThat(RepositoryUrl.of("https://github.com/o/r"))
                .isNotEqualTo(RepositoryUrl.of("git@github.com:o/r"))
                .isNotEqualTo(RepositoryUrl.of("https://github.com/o/r2"))
                .isNotEqualTo(RepositoryUrl.of("https://example.com/o/r"));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://github.com/pipe-cd/pipecd.git,   https://github.com/pipe-cd/pipecd
                    git@github.com:pipe-cd/pipecd.git,       https://github.com/pipe-cd/pipecd
                    ssh://git@example.com:2222/o/r,          https://example.com/o/r
                    https://example.com/a%20b/c,             https://example.com/a%20b/c
                    git@example.com:näme/r,                  https://example.com/n%C3%A4me/r
                    """)
    void knowsThePageForPeople(String address, URI page) {
        assertThat(RepositoryUrl.of(address).page()).contains(page);
    }

    @Test
    void aPathHasNoPage() {
        assertThat(RepositoryUrl.of("../plugins").page()).isEmpty();
        assertThat(RepositoryUrl.of("file:///srv/git/r").page()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ext::sh -c id              | expected https:
                    fd::17                     | expected https:
                    ::https://example.com/o/r  | expected https:
                    --upload-pack=id           | may start with -
                    -oProxyCommand=id@h:r      | may start with -
                    x@-oProxyCommand=id:r      | may start with -
                    git@ho:-r                  | may start with -
                    ssh://-oProxyCommand=id@h/r | may start with -
                    ssh://%2DoProxyCommand@h/r | may start with -
                    h.example[:1]              | has no host
                    a host:o/r                 | has no host
                    javascript:alert(1)        | expected https:
                    JavaScript:alert(1)        | expected https:
                    data:text/html,x           | expected https:
                    ftp://example.com/o/r      | the transport "ftp" is not known
                    javascript://example.com/x | expected https:
                    https://token@github.com/o | a URL must not contain credentials
                    ssh://u:pw@example.com/o/r | a URL must not contain credentials
                    https:///o/r               | has no host
                    https://h/o?token=x        | must not have a query or fragment
                    https://h/o#x              | must not have a query or fragment
                    https://h/a b              | this is not a URL
                    ssh://-oProxyCommand=id/r  | has no host
                    """)
    void refusesWhatItShouldNeverAsk(String address, String reason) {
        assertThatThrownBy(() -> RepositoryUrl.of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("token@", "pw@", "token=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://h/o\n",
                "../a\u0000b",
                "a\u001b[31m",
                "git@h:a\u202eb",
                "a\u0085",
                "a\u2028",
                "a\u200b",
                "a\ud800",
            })
    void refusesWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> RepositoryUrl.of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a URL must not be empty, has at most 2000 characters, and no invisible ones");
    }

    @Test
    void refusesAnAddressThatNobodyTyped() {
        assertThat(RepositoryUrl.of("a".repeat(2000)).address()).hasSize(2000);
        assertThatThrownBy(() -> RepositoryUrl.of("a".repeat(2001)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsItselfShort() {
        assertThat(RepositoryUrl.of("https://github.com/pipe-cd/pipecd"))
                .hasToString("pipe-cd/pipecd");
        assertThat(RepositoryUrl.of("../plugins")).hasToString("../plugins");
    }
}
