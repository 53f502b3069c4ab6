package io.github.pluginregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import io.github.pluginregistry.core.testing.Fault;
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
                    ext::sh -c id              | nothing else is asked
                    fd::17                     | nothing else is asked
                    ::https://example.com/o/r  | nothing else is asked
                    --upload-pack=id           | starts with -
                    -oProxyCommand=id@h:r      | starts with -
                    x@-oProxyCommand=id:r      | starts with -
                    git@ho:-r                  | starts with -
                    ssh://-oProxyCommand=id@h/r | starts with -
                    ssh://%2DoProxyCommand@h/r | starts with -
                    h.example[:1]              | names no host
                    a host:o/r                 | names no host
                    javascript:alert(1)        | nothing else is asked
                    JavaScript:alert(1)        | nothing else is asked
                    data:text/html,x           | nothing else is asked
                    ftp://example.com/o/r      | the transport "ftp" is not known
                    javascript://example.com/x | nothing else is asked
                    https://token@github.com/o | an address carries no credentials
                    ssh://u:pw@example.com/o/r | an address carries no credentials
                    https:///o/r               | names no host
                    https://h/o?token=x        | ends with its path
                    https://h/o#x              | ends with its path
                    https://h/a b              | this is no URL
                    ssh://-oProxyCommand=id/r  | names no host
                    """)
    @Fault("an address that runs a program or smuggles an option")
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
                "a\ud800"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> RepositoryUrl.of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "an address is not empty, has at most 2000 characters, and none that cannot be seen");
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
