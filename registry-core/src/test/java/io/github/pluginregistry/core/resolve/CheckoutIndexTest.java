package io.github.pluginregistry.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutIndexTest {

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
    void matchesARepositoryOverAnyTransport(String remote) {
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
    void doesNotMatchAnotherRepository(String remote, String repository) {
        assertThat(isOf(remote, repository)).isFalse();
    }

    @Test
    void matchesAnyRemote() {
        CheckoutIndex fork =
                new CheckoutIndex(
                        List.of(
                                RepositoryUrl.of("https://git.example.org/fork/plugins"),
                                RepositoryUrl.of(WRITTEN)),
                        path -> true);
        assertThat(fork.isOf(RepositoryUrl.of(WRITTEN))).isTrue();
        assertThat(CheckoutIndex.NONE.isOf(RepositoryUrl.of(WRITTEN))).isFalse();
    }

    private static boolean isOf(String remote, String repository) {
        return new CheckoutIndex(List.of(RepositoryUrl.of(remote)), path -> true)
                .isOf(RepositoryUrl.of(repository));
    }
}
