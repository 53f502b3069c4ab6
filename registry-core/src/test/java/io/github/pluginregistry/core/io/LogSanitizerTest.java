package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogSanitizerTest {

    @Test
    void keepsAMessage() {
        assertThat(LogSanitizer.of("kubernetes: no tag matches \"pl\u00fcg/*\"; correct it"))
                .isEqualTo("kubernetes: no tag matches \"pl\u00fcg/*\"; correct it");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x7, 0xA, 0xD, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x200B, 0x200D, 0x200E,
                0x2028, 0x2029, 0x202E, 0x2060, 0x2066, 0x2069, 0xD800, 0xDC00, 0xFEFF, 0xE0041
            })
    void spellsOutWhatATerminalWouldObeyOrHide(int point) {
        assertThat(LogSanitizer.of("a" + Character.toString(point) + "b"))
                .isEqualTo("a\u27e8U+%04X\u27e9b".formatted(point));
    }

    @Test
    void shortensALongWordAndKeepsWhatFollowsIt() {
        assertThat(LogSanitizer.of("tag " + "x".repeat(10_000) + " is odd; delete it"))
                .isEqualTo("tag " + "x".repeat(297) + "... is odd; delete it");
    }

    @Test
    void endsSomewhere() {
        assertThat(LogSanitizer.of("word ".repeat(200_000))).hasSize(2000).endsWith("...");
    }

    @Test
    void keepsTheCredentialsOfAnAddressToItself() {
        assertThat(LogSanitizer.of("releaseUrl is https://user:secret@example.com/a"))
                .isEqualTo("releaseUrl is https://...@example.com/a");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    ::error::all is well,⟨U+003A⟩:error::all is well
                    '  ::stop-commands::x','  ⟨U+003A⟩:stop-commands::x'
                    \u00a0::debug::x,\u00a0⟨U+003A⟩:debug::x
                    v1 ##[error]x,v1 ⟨U+0023⟩#[error]x
                    ###[group]x,#⟨U+0023⟩#[group]x
                    ##vso[task.setvariable]x,⟨U+0023⟩#vso[task.setvariable]x
                    ##teamcity[message],⟨U+0023⟩#teamcity[message]
                    """)
    void isNoCommandToACiServer(String text, String line) {
        assertThat(LogSanitizer.of(text)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a::b", "#[x]", "## heading", "x ## y [z]", ":x::"})
    void keepsWhatOnlyLooksLikeACommand(String text) {
        assertThat(LogSanitizer.of(text)).isEqualTo(text);
    }

    @Property
    void staysNoCommandWhateverIsTakenAway(@ForAll("commands") String text) {
        String line = LogSanitizer.of(text);

        assertThat(line.strip()).doesNotStartWith("::");
        assertThat(line).doesNotContainPattern("##\\w{0,20}\\[");
    }

    @Provide
    Arbitrary<String> commands() {
        return Arbitraries.of("#", "##[", "[", ":", "::", "\r", "\u200b", " ", "a", "vso")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property
    void staysAsItIs(@ForAll String text) {
        assertThat(LogSanitizer.of(LogSanitizer.of(text))).isEqualTo(LogSanitizer.of(text));
    }

    @Property
    void hasNothingThatHidesWhateverTheText(@ForAll String text) {
        assertThat(LogSanitizer.of(text))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    }
}
