package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubLimitsTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    PT0S, PT1S, PT1S,  1, 1, 1
                    PT1S, PT0S, PT1S,  1, 1, 1
                    PT1S, PT1S, PT-1S, 1, 1, 1
                    PT1S, PT1S, PT1S,  0, 1, 1
                    PT1S, PT1S, PT1S,  1, 0, 1
                    PT1S, PT1S, PT1S,  1, 1, 0
                    """)
    void allowsNoLimitThatIsNone(
            Duration connect,
            Duration read,
            Duration request,
            long bodyBytes,
            int pages,
            int sideBySide) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new GitHubLimits(
                                        connect,
                                        read,
                                        request,
                                        bodyBytes,
                                        pages,
                                        sideBySide,
                                        Retries.DEFAULT));
    }
}
