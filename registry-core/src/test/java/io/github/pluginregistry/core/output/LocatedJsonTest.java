package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocatedJsonTest {

    private static final String REGISTRY =
            """
            {
              "version": "1.0",
              "plugins": [
                {"id": "a", "labels": ["x", "y"]},
                {
                  "id": "b", "a/b~c": 1 }
              ]
            }
            """;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',                  1, 1
                    /version,            2, 14
                    /plugins,            3, 14
                    /plugins/0/id,       4, 12
                    /plugins/0/labels/1, 4, 33
                    /plugins/1,          5, 5
                    /plugins/1/id,       6, 13
                    /plugins/1/a~1b~0c,  6, 27
                    """)
    void knowsWhereEachValueStarts(String pointer, int line, int column)
            throws InvalidRegistryFileException {
        assertThat(mark(REGISTRY, pointer)).isEqualTo(new TextPosition(line, column));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /plugins/1/status,     5, 5
                    /plugins/0/labels/7,   4, 27
                    /plugins/9/status,     3, 14
                    /metadata/notes,       1, 1
                    """)
    void aValueThatIsNotThereHasThePlaceOfWhatIsAroundIt(String pointer, int line, int column)
            throws InvalidRegistryFileException {
        assertThat(mark(REGISTRY, pointer)).isEqualTo(new TextPosition(line, column));
    }

    @Test
    void aByteOrderMarkTakesNoPlace() throws InvalidRegistryFileException {
        assertThat(mark("\uFEFF{\"plugins\": []}", "/plugins")).isEqualTo(new TextPosition(1, 13));
    }

    @Test
    void aValueBelowALongKeyHasThePlaceOfWhatIsAroundTheKey() throws InvalidRegistryFileException {
        String key = "k".repeat(500);
        String json = "{\"plugins\": [],\n\"%s\": [\n1,\n2]}".formatted(key);

        assertThat(mark(json, "/" + key + "/1")).isEqualTo(TextPosition.START);
    }

    @Test
    void whereNothingWasPublishedEverythingIsAtTheStart() {
        assertThat(PublishedRegistry.empty().placed().mark("/plugins/0"))
                .isEqualTo(TextPosition.START);
    }

    private static TextPosition mark(String json, String pointer)
            throws InvalidRegistryFileException {
        return PublishedRegistry.parse(json).placed().mark(pointer);
    }
}
