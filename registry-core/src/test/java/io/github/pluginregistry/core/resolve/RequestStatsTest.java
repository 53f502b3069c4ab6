package io.github.pluginregistry.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestStatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    3 | 4 | 0       | 400   | 3 repositories, 4 requests, 0.4 s
                    3 | 4 | 1234    | 1260  | 3 repositories, 4 requests, 1 KB, 1.3 s
                    1 | 1 | 1       | 0     | 1 repository, 1 request, 1 byte, 0.0 s
                    1 | 2 | 999     | 49    | 1 repository, 2 requests, 999 bytes, 0.0 s
                    2 | 0 | 0       | 50    | 2 repositories, 0 requests, 0.1 s
                    9 | 9 | 1000    | 61000 | 9 repositories, 9 requests, 1 KB, 61.0 s
                    9 | 9 | 268412  | 1000  | 9 repositories, 9 requests, 268 KB, 1.0 s
                    9 | 9 | 999500  | 1000  | 9 repositories, 9 requests, 1.0 MB, 1.0 s
                    9 | 9 | 2678900 | 1000  | 9 repositories, 9 requests, 2.7 MB, 1.0 s
                    """)
    void isToldInOnePhrase(
            int repositories, long requests, long bytes, long millis, String phrase) {
        assertThat(new RequestStats(repositories, requests, bytes, Duration.ofMillis(millis)))
                .hasToString(phrase);
    }
}
