package io.github.pluginregistry.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryKeyTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/pipe-cd/pipecd, github.com/pipe-cd/pipecd",
        "https://GitHub.com/Pipe-CD/pipecd.git, github.com/pipe-cd/pipecd",
        "https://user:token@github.com:443/pipe-cd/pipecd/, github.com/pipe-cd/pipecd",
        "http://localhost:80/a/b, localhost/a/b",
        "http://127.0.0.1:8443/a/b.git, 127.0.0.1:8443/a/b",
        "http://[::1]:8080/a/b, [::1]:8080/a/b",
        "git@github.com:pipe-cd/pipecd.git, github.com/pipe-cd/pipecd",
        "ssh://git@github.com:22/pipe-cd/pipecd.git, github.com/pipe-cd/pipecd",
        "git://github.com/pipe-cd/pipecd.git, github.com/pipe-cd/pipecd",
        "https://git.sr.ht/~user/repo, git.sr.ht/~user/repo",
        "https://github.com/a/b?x=1#y, github.com/a/b",
        "ssh://git@example.com:2222/a/b, example.com/a/b",
        "http://localhost:3000/a/b, localhost:3000/a/b",
        "https://gitlab.com/group/sub/project, gitlab.com/group/sub/project",
        "/srv/git/Plugins.git/, /srv/git/plugins",
        "file:///srv/git/plugins.git, /srv/git/plugins"
    })
    void isOneFormForAllSpellings(String address, String form) {
        assertThat(RepositoryKey.find(address)).contains(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bitbucket.example.com/scm/PLUG/plugins.git",
                "ssh://git@bitbucket.example.com:7999/PLUG/plugins.git",
                "https://bitbucket.example.com/projects/PLUG/repos/plugins/browse"
            })
    void isOneFormForTheAddressesOfBitbucketDataCenter(String address) {
        assertThat(RepositoryKey.find(address)).contains("bitbucket.example.com/plug/plugins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dev.azure.com/org/project/_git/repo",
                "https://org@dev.azure.com/org/project/_git/repo",
                "git@ssh.dev.azure.com:v3/org/project/repo"
            })
    void isOneFormForTheAddressesOfAzure(String address) {
        assertThat(RepositoryKey.find(address)).contains("dev.azure.com/org/project/_git/repo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "pipecd",
                "https://",
                "https://host",
                "https:///path",
                "https://host/a b",
                "https://host/a\u0000",
                "https://host/a\u202eb",
                "a:b"
            })
    void isNotForWhatIsNoAddress(String address) {
        assertThat(RepositoryKey.find(address)).isEmpty();
    }

    @Test
    void isNotForWhatIsTooLong() {
        assertThat(RepositoryKey.find("https://host/" + "a".repeat(1000))).isEmpty();
    }
}
