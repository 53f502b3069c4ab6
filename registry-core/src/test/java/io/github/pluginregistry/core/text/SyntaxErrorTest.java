package io.github.pluginregistry.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorTest {

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
        assertThat(SyntaxError.reason(told)).isEqualTo(reason);
    }

    @Test
    void isOneShortLineWhateverTheParserRepeats() {
        assertThat(SyntaxError.reason("Duplicate field '" + "\u202e".repeat(50_000) + "'"))
                .hasSize(160)
                .doesNotContain("\u202e");
    }
}
