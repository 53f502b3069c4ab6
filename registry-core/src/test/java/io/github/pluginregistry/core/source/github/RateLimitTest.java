package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private static final String NOON = "Fri, 20 Nov 2026 12:00:00 GMT";

    @Test
    void lastsUntilTheResetWhereNoRequestIsLeft() throws Exception {
        assertThat(
                        limit(
                                403,
                                Map.of(
                                        "x-ratelimit-remaining", "0",
                                        "x-ratelimit-reset", "1795183500")))
                .contains(new RateLimit(Optional.of(Instant.ofEpochSecond(1_795_183_500L)), true));
    }

    @Test
    void lastsForTheSecondsItNamesCountedOnTheHostsClock() throws Exception {
        assertThat(limit(429, Map.of("Retry-After", "60", "Date", NOON)))
                .contains(new RateLimit(Optional.of(Instant.parse("2026-11-20T12:01:00Z")), true));
    }

    @Test
    void lastsUntilTheDateItNames() throws Exception {
        assertThat(limit(403, Map.of("Retry-After", NOON)))
                .contains(new RateLimit(Optional.of(Instant.parse("2026-11-20T12:00:00Z")), true));
    }

    @Test
    void believesRetryAfterRatherThanTheReset() throws Exception {
        assertThat(
                        limit(
                                403,
                                Map.of(
                                        "Retry-After", NOON,
                                        "x-ratelimit-remaining", "0",
                                        "x-ratelimit-reset", "1")))
                .contains(new RateLimit(Optional.of(Instant.parse("2026-11-20T12:00:00Z")), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999999999999", "1e9"})
    void isOneEvenIfItsEndCannotBeRead(String text) throws Exception {
        assertThat(limit(429, Map.of("Retry-After", text)))
                .contains(new RateLimit(Optional.empty(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\": \"You have exceeded a secondary rate limit.\"}",
                "{\"message\": \"API Rate Limit exceeded\"}",
                "{\"message\": \"You have triggered an abuse detection mechanism.\"}"
            })
    void isSeenInTheTextWhereTheHeadersAreSilent(String body) throws Exception {
        assertThat(RateLimit.in(response(403, Map.of(), body)))
                .contains(new RateLimit(Optional.empty(), true));
    }

    @Test
    void leavesTheAnswerToBeReadByOthers() throws Exception {
        Response response = response(403, Map.of(), "secondary rate limit");

        assertThat(RateLimit.in(response)).isPresent();
        assertThat(response.body().string()).isEqualTo("secondary rate limit");
    }

    @Test
    void isNotEveryForbiddenAnswer() throws Exception {
        assertThat(limit(403, Map.of("x-ratelimit-remaining", "12"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 404, 500, 502, 504})
    void isNoOtherStatus(int status) throws Exception {
        assertThat(limit(status, Map.of("x-ratelimit-remaining", "0", "Retry-After", "1")))
                .isEmpty();
    }

    @Test
    void isAnOverloadedHostsWordWhenItTakesRequestsAgain() throws Exception {
        RateLimit limit = new RateLimit(Optional.of(Instant.parse("2026-11-20T12:05:00Z")), false);

        assertThat(limit(503, Map.of("Retry-After", "300", "Date", NOON))).contains(limit);
        assertThat(limit.told()).isEqualTo("it takes no requests until 12:05 UTC");
    }

    @Test
    void isNotEveryOverloadedHost() throws Exception {
        assertThat(limit(503, Map.of())).isEmpty();
        assertThat(limit(503, Map.of("Retry-After", "soon"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    403, 5   , PT5S
                    429, 5   , PT5S
                    503, 5   , PT5S
                    429, 'Fri, 20 Nov 2026 12:00:07 GMT', PT7S
                    429, soon,
                    500, 5   ,
                    200, 5   ,
                    """)
    void tellsHowLongTheHostWantsToBeLeftAlone(int status, String header, Duration wait) {
        assertThat(
                        RateLimit.retryAfter(
                                response(status, Map.of("Retry-After", header, "Date", NOON), "")))
                .isEqualTo(Optional.ofNullable(wait));
    }

    @Test
    void tellsItsEndInTheTimeOfTheDay() {
        RateLimit limit = new RateLimit(Optional.of(Instant.parse("2026-11-20T14:05:59Z")), true);

        assertThat(limit.told()).isEqualTo("its rate limit is reached until 14:05 UTC");
        assertThat(limit.over()).isEqualTo("after 14:05 UTC");
    }

    @Test
    void tellsThatItsEndIsUnknown() {
        RateLimit limit = new RateLimit(Optional.empty(), true);

        assertThat(limit.told()).isEqualTo("its rate limit is reached for now");
        assertThat(limit.over()).isEqualTo("later");
    }

    private static Optional<RateLimit> limit(int status, Map<String, String> headers)
            throws IOException {
        return RateLimit.in(response(status, headers, "{\"message\": \"no\"}"));
    }

    private static Response response(int status, Map<String, String> headers, String body) {
        return new Response.Builder()
                .request(new Request.Builder().url("https://api.github.com/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .headers(Headers.of(headers))
                .body(ResponseBody.create(body, MediaType.parse("application/json")))
                .build();
    }
}
