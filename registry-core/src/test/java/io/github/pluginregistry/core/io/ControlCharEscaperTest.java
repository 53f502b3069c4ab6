package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCharEscaperTest {

    @Test
    void spellsOutWhatWouldHideOrReorderText() {
        assertThat(ControlCharEscaper.of("user\u202ekcatta \u001b[31mred \ud83d🚀 a|b\\|c||"))
                .isEqualTo("user⟨U+202E⟩kcatta ⟨U+001B⟩[31mred ⟨U+D83D⟩🚀 a|b\\⟨U+007C⟩c||");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0, 0xA, 0x7F, 0x85, 0x2028, 0x2029, 0x202A, 0x2066, 0x2069, 0xDC00})
    void spellsOutEveryKindOfHiddenCharacter(int point) {
        assertThat(ControlCharEscaper.of(Character.toString(point)))
                .isEqualTo("⟨U+%04X⟩".formatted(point));
    }

    @ParameterizedTest
    @ValueSource(strings = {"שלום\u200f!", "👩\u200d💻", "naïve", "日本語", "⟩"})
    void keepsWhatScriptsAndEmojiNeed(String text) {
        assertThat(ControlCharEscaper.of(text)).isEqualTo(text);
    }

    @Property
    void neverMakesOneTextOfTwo(
            @ForAll @StringLength(max = 5) String one,
            @ForAll @StringLength(max = 5) String other) {
        assertThat(ControlCharEscaper.of(one).equals(ControlCharEscaper.of(other)))
                .isEqualTo(one.equals(other));
    }

    @Test
    void tellsASpelledOutCharacterFromTheSameSpelling() {
        assertThat(ControlCharEscaper.of("⟨U+202E⟩")).isNotEqualTo(ControlCharEscaper.of("\u202e"));
    }
}
