package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    v*,        v1.0.0
                    v*,        v
                    *,         ''
                    '',        ''
                    docs/**,   docs/a/b.md
                    docs/**,   docs/
                    **/a.md,   docs/guide/a.md
                    a?c,       abc
                    a?c,       a𝛼c
                    𝛼*,        𝛼1
                    a.c+(d)$,  a.c+(d)$
                    """)
    void matchesTheWholeOfAText(String glob, String text) {
        assertThat(Glob.of(glob).matches(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    v*,        1.0.0
                    v*,        rev1
                    v*,        v1/2
                    v1,        v1.0
                    v1.0,      v1
                    '',        a
                    a,         ''
                    ?,         ''
                    docs/**,   docs
                    docs/*,    docs/a/b.md
                    a?c,       a/c
                    a?c,       ac
                    A,         a
                    a.c,       abc
                    """)
    void doesNotMatchAPartOfATextNorAnotherOne(String glob, String text) {
        assertThat(Glob.of(glob).matches(text)).isFalse();
    }
}
