package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SafeExcerptTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("pkg/app/plüg/*", "pkg/app/plüg/*"),
                arguments("a".repeat(60), "a".repeat(60)),
                arguments("a".repeat(61), "a".repeat(57) + "..."),
                arguments("\ud83d\ude00".repeat(61), "\ud83d\ude00".repeat(57) + "..."),
                arguments("a\r\nb\u001b[1mc\u202ed\u2028e\u0085f\ud800g", "a  b [1mc d e f g"),
                arguments(
                        "at https://user:secret@example.com/a@b and ssh://se@cret@c",
                        "at https://...@example.com/a@b and ssh://...@c"),
                arguments("a ##[error]b ##vso[x]", "a  #[error]b  #vso[x]"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isOneShortLineWithoutSecretsOrCommands(String text, String excerpt) {
        assertThat(SafeExcerpt.of(text)).isEqualTo(excerpt);
    }

    @Test
    void cutsAtTheLengthThatIsAskedFor() {
        assertThat(SafeExcerpt.of("a".repeat(200), 100)).isEqualTo("a".repeat(97) + "...");
    }

    @Property
    void fitsOneLineWhateverTheText(@ForAll String text) {
        String excerpt = SafeExcerpt.of(text);
        assertThat(excerpt.codePointCount(0, excerpt.length())).isLessThanOrEqualTo(60);
        assertThat(excerpt.chars().noneMatch(Character::isISOControl)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Depth (51) exceeds the maximum allowed (50, from `A.b()`)  | Depth (51) exceeds the maximum allowed
                    Length (9) exceeds the maximum (8) (from `A.b()`)          | Length (9) exceeds the maximum (8) (from `A.b()`)
                    Non-standard token 'NaN': enable `F.X` to allow            | Non-standard token 'NaN'
                    expected close marker (start marker at [Source: x])        | expected close marker
                    expected a field (for Object starting at [Source: x])      | expected a field
                    """)
    void leavesOutWhatTheParserSaysOfItself(String told, String reason) {
        assertThat(SafeExcerpt.ofParserMessage(told)).isEqualTo(reason);
    }

    @Test
    void isOneShortLineWhateverTheParserRepeats() {
        assertThat(SafeExcerpt.ofParserMessage("Duplicate field '" + "\u202e".repeat(50_000) + "'"))
                .hasSize(160)
                .doesNotContain("\u202e");
    }
}
