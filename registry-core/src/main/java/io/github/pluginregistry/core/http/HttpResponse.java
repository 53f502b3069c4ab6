package io.github.pluginregistry.core.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * A complete response.
 *
 * @param headers the last value of each header, by name in lower case
 * @param body the body, unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // A body is parsed, and never compared.
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {

    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    /** A header's value, by its name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A header whose value is a number of at most eleven digits. */
    public Optional<Long> number(String name) {
        return header(name).filter(text -> text.matches("\\d{1,11}")).map(Long::valueOf);
    }

    /** The value of {@code Retry-After} (RFC 9110, section 10.2.3). */
    public Optional<Duration> retryAfter() {
        return number("retry-after")
                .map(Duration::ofSeconds)
                .or(() -> date("retry-after").map(until -> Duration.between(now(), until)));
    }

    /** The time by the host's clock; by the local clock if the host does not send it. */
    Instant now() {
        return date("date").orElseGet(Instant::now);
    }

    private Optional<Instant> date(String name) {
        return header(name).flatMap(HttpResponse::parsed);
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The body as text in UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
