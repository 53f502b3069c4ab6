package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "HTTP://A.example:8080/x?y=z#f",
                "https://[::1]/x",
                "https://a.example/путь"
            })
    void followsHttpAddresses(String text) {
        assertThat(WebUrl.of(text)).hasToString("Optional[%s]".formatted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a.example", "//a.example",
                "ssh://git@a.example/b", "git@a.example:b", "file:///b",
                "javascript:alert(1)", "https:a.example", "https:///b",
                "https://a.example/b c", "https://a.example/<b>", "https://me:secret@a.example/b",
                "https://пример.example", "https://a.example/\u202eb", "https://a.example/\ud800",
            })
    void followsNothingElse(String text) {
        assertThat(WebUrl.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://github.com/pipe-cd/pipecd,       pipe-cd/pipecd
                    https://GitHub.com/pipe-cd/pipecd.git/,  pipe-cd/pipecd
                    https://github.com/pipe-cd,              github.com/pipe-cd
                    https://gitlab.com/a/b/c.git,            gitlab.com/a/b/c
                    https://git.example:8443/a/b,            git.example:8443/a/b
                    https://a.example,                       a.example
                    """)
    void shortensARepository(String address, String shortForm) {
        assertThat(WebUrl.of(address).map(WebUrl::shortForm)).hasValue(shortForm);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    plugins/a,      https://github.com/o/r/tree/HEAD/plugins/a
                    a b/ü#?%20,     https://github.com/o/r/tree/HEAD/a%20b/%C3%BC%23%3F%2520
                    """)
    void findsTheTreeOfAPathOnGitHub(String path, String page) {
        assertThat(WebUrl.of("https://github.com/o/r.git").flatMap(web -> web.tree(path)))
                .hasValue(page);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://github.com/o/r,      ../../../evil
                    https://github.com/o/r,      /absolute
                    https://github.com/o/r/x,    plugins/a
                    https://gitlab.com/o/r,      plugins/a
                    """)
    void findsNoTreeWhereItsPlaceIsNotKnown(String repository, String path) {
        assertThat(WebUrl.of(repository).flatMap(web -> web.tree(path))).isEmpty();
    }
}
