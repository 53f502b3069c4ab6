package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\ud83d\ude00", "\ufffd"})
    void areWholeInTextThatUtf8CanSpell(String text) {
        assertThat(Surrogates.areWhole(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00\ud83d", "a\udfff", "\ud800\ud83d\ude00"})
    void areNotWholeWhereOneStandsAlone(String text) {
        assertThat(Surrogates.areWhole(text)).isFalse();
    }
}
