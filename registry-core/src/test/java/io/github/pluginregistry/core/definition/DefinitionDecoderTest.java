package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionDecoderTest {

    @Test
    void readsUtf8() throws Exception {
        assertThat(DefinitionDecoder.of("näme: 名\t\r\n".getBytes(StandardCharsets.UTF_8), "f"))
                .isEqualTo("näme: 名\t\r\n");
    }

    @Test
    void leavesAByteOrderMarkOut() throws Exception {
        assertThat(DefinitionDecoder.of("\uFEFFname".getBytes(StandardCharsets.UTF_8), "f"))
                .isEqualTo("name");
    }

    @Test
    void namesTheLineWithAByteThatIsNoUtf8() {
        assertThatThrownBy(
                        () ->
                                DefinitionDecoder.of(
                                        "a\nb\nn\u00e4me\n".getBytes(StandardCharsets.ISO_8859_1),
                                        "f"))
                .hasMessage("f:3: this line is not valid UTF-8; save the file as UTF-8");
    }

    @Test
    void namesTheLineThatEndsInTheMiddleOfACharacter() {
        assertThatThrownBy(() -> DefinitionDecoder.of(new byte[] {'a', '\n', (byte) 0xC3}, "f"))
                .hasMessage("f:2: this line is not valid UTF-8; save the file as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x1B, 0x7F, 0x85, 0x9B, 0xFFFE, 0xFFFF})
    void namesTheLineWithAControlCharacter(int control) {
        byte[] bytes = ("a\nb" + (char) control).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> DefinitionDecoder.of(bytes, "f"))
                .hasMessage(
                        "f:2: the character U+%04X is not allowed; remove it".formatted(control));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\na: 1\n"})
    void rejectsALineThatTakesTheParserTooLong(String rest) throws Exception {
        String longest = "# " + "x".repeat(DefinitionDecoder.LONGEST_LINE - 2);
        DefinitionDecoder.requireShortLines("a\n" + longest + rest, "f");
        assertThatThrownBy(
                        () ->
                                DefinitionDecoder.requireShortLines(
                                        "a\nb\n" + longest + "x" + rest, "f"))
                .hasMessage(
                        "f:3: this line has more than 100,000 characters; break it into several lines");
    }
}
