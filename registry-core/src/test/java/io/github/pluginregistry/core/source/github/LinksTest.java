package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private static final String GITHUB =
            "<https://api/repositories/1/tags?per_page=100&page=2>; rel=\"next\","
                    + " <https://api/repositories/1/tags?per_page=100&page=5>; rel=\"last\"";

    @Test
    void namesThePagesFromTheNextToTheLast() {
        assertThat(ahead(GITHUB, 8))
                .isEqualTo(
                        "https://api/repositories/1/tags?per_page=100&page=2"
                                + " https://api/repositories/1/tags?per_page=100&page=3"
                                + " https://api/repositories/1/tags?per_page=100&page=4"
                                + " https://api/repositories/1/tags?per_page=100&page=5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <https://a/t?page=2&n=1>;rel=next, <https://a/t?page=4&n=1>;rel=last | 2 | https://a/t?page=2&n=1 https://a/t?page=3&n=1
                    <https://a/t?page=4>; REL="LAST", <https://a/t?page=4>; REL="NEXT"   | 8 | https://a/t?page=4
                    <https://a/t?page=2>; rel="next", <https://a/t?page=99999>; rel="last" | 1 | https://a/t?page=2
                    <https://a/t?page=2>; rel="next", <https://a/t?page=9>; rel="last"     | 0 | ''
                    <https://a/t?page=5>; rel="next", <https://a/t?page=3>; rel="last"     | 8 | ''
                    """)
    void namesNoMoreThanItIsAskedFor(String header, int most, String pages) {
        assertThat(ahead(header, most)).isEqualTo(pages);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<https://a/t?page=1>; rel=\"prev\", <https://a/t?page=1>; rel=\"first\"",
                "<https://a/t?page=2>; rel=\"next\"",
                "<https://a/t?page=9>; rel=\"last\"",
                "<https://a/t?page=2>; rel=\"next\", <https://b/t?page=9>; rel=\"last\"",
                "<https://a/t?page=2>; rel=\"next\", <https://a/u?page=9>; rel=\"last\"",
                "<https://a/t?page=2>; rel=\"next\", <https://a/t?page=9&x>; rel=\"last\"",
                "<https://a/t?after=Q>; rel=\"next\", <https://a/t?before=Z>; rel=\"last\"",
                "<https://a/t?mypage=2>; rel=\"next\", <https://a/t?mypage=9>; rel=\"last\"",
                "<https://a/t?page=2x>; rel=\"next\", <https://a/t?page=9x>; rel=\"last\"",
                "<https://a/t?page=2>; rel=\"next\", <https://a/t?page=999999999>; rel=\"last\"",
                "</t?page=2>; rel=\"next\", </t?page=9>; rel=\"last\"",
                "<ftp://a/t?page=2>; rel=\"next\", <ftp://a/t?page=9>; rel=\"last\""
            })
    void guessesNothing(String header) {
        assertThat(ahead(header, 8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <https://a/t?page=2>; rel="next" | true
                    </t?page=2>; REL=next            | true
                    <https://a/t?page=9>; rel="last" | false
                    ''                               | false
                    """)
    void sayWhetherThereIsMore(String header, boolean more) {
        assertThat(new Links(header).more()).isEqualTo(more);
    }

    private static String ahead(String header, int most) {
        return new Links(header)
                .ahead(most).stream().map(HttpUrl::toString).collect(Collectors.joining(" "));
    }
}
