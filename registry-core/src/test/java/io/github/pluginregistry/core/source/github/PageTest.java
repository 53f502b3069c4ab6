package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import okio.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    []                              | 0
                    [1]                             | 1
                    [{"a": [1, 2]}, [], null, "x,"] | 4
                    """)
    void countsItsEntries(String body, int entries) {
        assertThat(page(body).entries()).hasValue(entries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[", "[1", "[1,", "[{]", "[] []", "[1] x", "<html>"})
    void hasNoneWhereItIsNoList(String body) {
        assertThat(page(body).entries()).isEqualTo(OptionalInt.empty());
    }

    private static Page page(String body) {
        return new Page(new Links(""), ByteString.encodeUtf8(body));
    }
}
