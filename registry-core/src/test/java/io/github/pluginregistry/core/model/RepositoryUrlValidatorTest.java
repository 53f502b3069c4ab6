package io.github.pluginregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryUrlValidatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)",
                "java\nscript\t:alert(1)", "\u0001javascript:alert(1)", "vbscript:x",
                "data:text/html,<script>alert(1)</script>",
            })
    void recognizesAddressesThatABrowserRuns(String address) {
        assertThat(RepositoryUrlValidator.isScript(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/javascript:x",
                "git@javascript.example:a/b",
                "../javascript",
                "data/plugins",
                ""
            })
    void acceptsOtherAddresses(String address) {
        assertThat(RepositoryUrlValidator.isScript(address)).isFalse();
    }
}
