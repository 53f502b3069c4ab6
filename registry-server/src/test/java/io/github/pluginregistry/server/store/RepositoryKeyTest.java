package io.github.pluginregistry.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryKeyTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/pipe-cd/pipecd, github.com/pipe-cd/pipecd",
        "https://GitHub.com/Pipe-CD/PipeCD.git, github.com/pipe-cd/pipecd",
        "https://github.com:443/pipe-cd/pipecd.git/, github.com/pipe-cd/pipecd",
        "git@github.com:pipe-cd/pipecd.git, github.com/pipe-cd/pipecd",
        "ssh://git@github.com:22/pipe-cd/pipecd.git, github.com/pipe-cd/pipecd",
        "ssh://git@example.com:2222/a/b, example.com:2222/a/b",
        "http://localhost:3000/a/b, localhost:3000/a/b",
        "/srv/git/a.git, /srv/git/a",
        "file:///srv/git/a.git, /srv/git/a"
    })
    void isTheSameForAllAddressesOfRepository(String address, String key) {
        assertThat(RepositoryKey.of(address)).isEqualTo(key);
    }
}
