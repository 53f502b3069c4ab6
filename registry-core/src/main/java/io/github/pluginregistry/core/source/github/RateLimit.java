package io.github.pluginregistry.core.source.github;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * A host's refusal to answer more requests for a while, as GitHub REST "Rate limits" and "Best
 * practices" describe it.
 *
 * @param until when the host will answer again; empty where it does not say
 */
record RateLimit(Optional<Instant> until) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** More than GitHub's longest message, and little enough to look through. */
    private static final long SAID = 8_192;

    /**
     * Reads whether an answer is such a refusal. A 403 is one if its headers say so; the secondary
     * limit may show in its text alone.
     */
    static Optional<RateLimit> in(Response response) throws IOException {
        Headers headers = response.headers();
        boolean none = "0".equals(headers.get("x-ratelimit-remaining"));
        boolean limited =
                switch (response.code()) {
                    case 429 -> true;
                    case 403 -> none || headers.get("Retry-After") != null || isSaid(response);
                    default -> false;
                };
        if (!limited) {
            return Optional.empty();
        }
        Optional<Instant> until = retryAfter(response);
        return Optional.of(new RateLimit(until.isEmpty() && none ? reset(headers) : until));
    }

    private static boolean isSaid(Response response) throws IOException {
        String said = response.peekBody(SAID).string().toLowerCase(Locale.ROOT);
        return said.contains("rate limit") || said.contains("abuse detection");
    }

    private static Optional<Instant> retryAfter(Response response) {
        Headers headers = response.headers();
        return Optional.ofNullable(headers.getInstant("Retry-After"))
                .or(() -> seconds(headers, "Retry-After").map(answeredAt(response)::plusSeconds));
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

    /** How long it holds, for example {@code until 14:05 UTC}. */
    String holds() {
        return until.map(moment -> "until " + TIME.format(moment)).orElse("for now");
    }

    /** When to ask again, for example {@code after 14:05 UTC}. */
    String over() {
        return until.map(moment -> "after " + TIME.format(moment)).orElse("later");
    }
}
