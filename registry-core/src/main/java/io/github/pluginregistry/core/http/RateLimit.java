package io.github.pluginregistry.core.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A rate limit that a host reports, as GitHub's REST documentation ("Rate limits", "Best
 * practices") describes it, or RFC 9110, section 15.6.4, for a host that is overloaded.
 *
 * @param until when the limit ends, for example {@code 14:05 UTC}; empty where it does not say
 * @param counted whether the limit counts our requests; otherwise the host is overloaded
 */
public record RateLimit(String until, boolean counted) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How much of a message is searched, in characters. */
    private static final int LONGEST_MESSAGE = 8_192;

    /**
     * Detects a rate limit. A 403 is one if its headers say so. GitHub's secondary limit may come
     * without such headers, so the message is searched, too: the only place where a text decides. A
     * 503 is one if it has {@code Retry-After}.
     */
    public static Optional<RateLimit> in(HttpResponse response) {
        boolean none = isExhausted(response);
        boolean limited =
                switch (response.status()) {
                    case 429 -> true;
                    case 403 -> none || response.retryAfter().isPresent() || isTold(response);
                    case 503 -> response.retryAfter().isPresent();
                    default -> false;
                };
        return limited ? Optional.of(of(response, response.status() != 503)) : Optional.empty();
    }

    /** The rate limit in a response whose body reports one, whatever its status. */
    public static RateLimit of(HttpResponse response) {
        return of(response, true);
    }

    private static RateLimit of(HttpResponse response, boolean counted) {
        return new RateLimit(
                response.retryAfter()
                        .map(response.now()::plus)
                        .or(() -> reset(response))
                        .map(TIME::format)
                        .orElse(""),
                counted);
    }

    private static Optional<Instant> reset(HttpResponse response) {
        return isExhausted(response)
                ? response.number("x-ratelimit-reset").map(Instant::ofEpochSecond)
                : Optional.empty();
    }

    private static boolean isExhausted(HttpResponse response) {
        return response.header("x-ratelimit-remaining").filter("0"::equals).isPresent();
    }

    private static boolean isTold(HttpResponse response) {
        String text = response.text();
        String message =
                text.substring(0, Math.min(LONGEST_MESSAGE, text.length()))
                        .toLowerCase(Locale.ROOT);
        return message.contains("rate limit") || message.contains("abuse detection");
    }

    /** What happened, for example {@code its rate limit is reached until 14:05 UTC}. */
    public String description() {
        return (counted ? "its rate limit is reached " : "it is overloaded ")
                + (until.isEmpty() ? "for now" : "until " + until);
    }

    /** When to try again, for example {@code after 14:05 UTC}. */
    public String retryTime() {
        return until.isEmpty() ? "later" : "after " + until;
    }
}
