package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.validation.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedLocationsTest {

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
        assertThat(locate(REGISTRY, pointer)).isEqualTo(at(line, column));
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
        assertThat(locate(REGISTRY, pointer)).isEqualTo(at(line, column));
    }

    @Test
    void aByteOrderMarkTakesNoPlace() throws InvalidRegistryFileException {
        assertThat(locate("\uFEFF{\"plugins\": []}", "/plugins")).isEqualTo(at(1, 13));
    }

    @Test
    void whereNothingWasPublishedEverythingIsAtTheStart() {
        assertThat(PublishedRegistry.empty().locate("/plugins/0")).isEqualTo(at(1, 1));
    }

    private static SourceLocation locate(String json, String pointer)
            throws InvalidRegistryFileException {
        return PublishedRegistry.parse(json).locate(pointer);
    }

    private static SourceLocation at(int line, int column) {
        return new SourceLocation("plugins.json", line, column);
    }
}
