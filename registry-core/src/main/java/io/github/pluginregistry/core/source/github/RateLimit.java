package io.github.pluginregistry.core.source.github;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * A host's refusal to answer more requests for a while, as GitHub REST "Rate limits" and "Best
 * practices" describe it, or RFC 9110, section 15.6.4, for a host that is overloaded.
 *
 * @param until when the host will answer again; empty where it does not say
 * @param counted whether it has counted our requests; else it has too much to do for anybody
 */
record RateLimit(Optional<Instant> until, boolean counted) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Set<Integer> REFUSALS = Set.of(403, 429, 503);

    /** More than GitHub's longest message, and little enough to look through. */
    private static final long SAID = 8_192;

    /**
     * Reads whether an answer is such a refusal. A 403 is one if its headers say so; the secondary
     * limit may show in its text alone. A 503 is one if it says when to come back.
     */
    static Optional<RateLimit> in(Response response) throws IOException {
        Headers headers = response.headers();
        boolean none = "0".equals(headers.get("x-ratelimit-remaining"));
        boolean limited =
                switch (response.code()) {
                    case 429 -> true;
                    case 403 -> none || headers.get("Retry-After") != null || isSaid(response);
                    case 503 -> retryAfter(response).isPresent();
                    default -> false;
                };
        if (!limited) {
            return Optional.empty();
        }
        Optional<Instant> until = retryAfter(response).map(answeredAt(response)::plus);
        return Optional.of(
                new RateLimit(
                        until.isEmpty() && none ? reset(headers) : until, response.code() != 503));
    }

    private static boolean isSaid(Response response) throws IOException {
        String said = response.peekBody(SAID).string().toLowerCase(Locale.ROOT);
        return said.contains("rate limit") || said.contains("abuse detection");
    }

    /** How long the host wants to be left alone, where that is why it did not answer. */
    static Optional<Duration> retryAfter(Response response) {
        if (!REFUSALS.contains(response.code())) {
            return Optional.empty();
        }
        Headers headers = response.headers();
        return Optional.ofNullable(headers.getInstant("Retry-After"))
                .map(moment -> Duration.between(answeredAt(response), moment))
                .or(() -> seconds(headers, "Retry-After").map(Duration::ofSeconds));
    }

    private static Optional<Instant> reset(Headers headers) {
        return seconds(headers, "x-ratelimit-reset").map(Instant::ofEpochSecond);
    }

    /** The host's own clock where it tells, since the seconds to wait are counted on it. */
    private static Instant answeredAt(Response response) {
        return Optional.ofNullable(response.headers().getInstant("Date"))
                .orElseGet(() -> Instant.ofEpochMilli(response.receivedResponseAtMillis()));
    }

    private static Optional<Long> seconds(Headers headers, String name) {
        return Optional.ofNullable(headers.get(name))
                .filter(text -> text.matches("\\d{1,11}"))
                .map(Long::valueOf);
    }

    /** What the host said, for example {@code its rate limit is reached until 14:05 UTC}. */
    String told() {
        return (counted ? "its rate limit is reached " : "it takes no requests ")
                + until.map(moment -> "until " + TIME.format(moment)).orElse("for now");
    }

    /** When to ask again, for example {@code after 14:05 UTC}. */
    String over() {
        return until.map(moment -> "after " + TIME.format(moment)).orElse("later");
    }
}
