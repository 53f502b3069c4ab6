package io.github.pluginregistry.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateStatusTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    STABLE,     stable,     true
                    PRERELEASE, prerelease, true
                    IGNORED,    ignored,    false
                    NO_VERSION, no-version, false
                    """)
    void hasAWordAndSaysWhetherATagMayBeChosen(
            CandidateStatus status, String word, boolean counts) {
        assertThat(status.key()).isEqualTo(word);
        assertThat(status.counts()).isEqualTo(counts);
    }
}
