package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeExcerptTest {

    @Test
    void keepsAShortText() {
        assertThat(SafeExcerpt.of("pkg/app/plüg/*")).isEqualTo("pkg/app/plüg/*");
    }

    @Test
    void keepsATextThatJustFits() {
        assertThat(SafeExcerpt.of("a".repeat(60))).isEqualTo("a".repeat(60));
    }

    @Test
    void cutsALongText() {
        assertThat(SafeExcerpt.of("a".repeat(61))).isEqualTo("a".repeat(57) + "...");
    }

    @Test
    void neverCutsACharacterInTwo() {
        String face = Character.toString(0x1F600);
        assertThat(SafeExcerpt.of(face.repeat(61))).isEqualTo(face.repeat(57) + "...");
    }

    @Test
    void showsASpaceForWhatMovesTheCursorOrTurnsTheText() {
        assertThat(SafeExcerpt.of("a\r\nb\u001b[1mc\u202ed\u2028e\u0085f\ud800g"))
                .isEqualTo("a  b [1mc d e f g");
    }

    @Test
    void keepsTheCredentialsOfAnAddressToItself() {
        assertThat(SafeExcerpt.of("at https://user:secret@example.com/a@b and ssh://se@cret@c"))
                .isEqualTo("at https://...@example.com/a@b and ssh://...@c");
    }

    @Test
    void isNoCommandToACiServer() {
        assertThat(SafeExcerpt.of("a ##[error]b ##vso[x]")).isEqualTo("a  #[error]b  #vso[x]");
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
