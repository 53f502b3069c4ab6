package io.github.pluginregistry.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.RepositoryId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTreeTest {

    private static final String WRITTEN = "https://git.example.org/team/plugins";

    @ParameterizedTest
    @ValueSource(
            strings = {
                WRITTEN,
                "https://git.example.org/team/plugins.git",
                "http://git.example.org/team/plugins",
                "git@git.example.org:team/plugins.git",
                "ssh://git@git.example.org/team/plugins",
                "ssh://git@git.example.org:2222/team/plugins.git"
            })
    void isOfARepositoryHoweverItIsReached(String remote) {
        assertThat(isOf(remote, WRITTEN)).isTrue();
        assertThat(isOf(WRITTEN, remote)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://git.example.org/team/plugins, https://git.example.org/fork/plugins
                    https://git.example.org/team/plugins, git@git.example.com:team/plugins
                    team/plugins,                         https://git.example.org/team/plugins
                    """)
    void isNotOfAnotherOne(String remote, String repository) {
        assertThat(isOf(remote, repository)).isFalse();
    }

    @Test
    void isOfAnyOfItsRemotes() {
        WorkTree fork =
                new WorkTree(
                        List.of(
                                RepositoryId.of("https://git.example.org/fork/plugins"),
                                RepositoryId.of(WRITTEN)),
                        path -> true);
        assertThat(fork.isOf(RepositoryId.of(WRITTEN))).isTrue();
        assertThat(WorkTree.NONE.isOf(RepositoryId.of(WRITTEN))).isFalse();
    }

    private static boolean isOf(String remote, String repository) {
        return new WorkTree(List.of(RepositoryId.of(remote)), path -> true)
                .isOf(RepositoryId.of(repository));
    }
}
