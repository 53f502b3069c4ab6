package io.github.pluginregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes", "a", "0", "piped-plugin-sdk-go", "a.b_c-d"})
    void acceptsWhatCanStandInAnAddress(String value) {
        assertThat(new PluginId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Kubernetes", "-a", ".a", "_a", "a b", "a/b", "ä", "a\n"})
    void refusesEverythingElseAndSaysTheForm(String value) {
        assertThatThrownBy(() -> new PluginId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("starts with a lower-case letter or a digit");
    }
}
