package io.github.pluginregistry.core.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A host's refusal to answer more requests for a while, as GitHub's REST documentation ("Rate
 * limits", "Best practices") describes it, or RFC 9110, section 15.6.4, for a host that is
 * overloaded.
 *
 * @param until when the host will answer again, for example {@code 14:05 UTC}; empty where it does
 *     not say
 * @param counted whether the host counted our requests; otherwise it is overloaded
 */
public record RateLimit(String until, boolean counted) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Longer than the message of any host. */
    private static final int LONGEST_MESSAGE = 8_192;

    /**
     * Reads whether a response is such a refusal. A 403 is one if its headers say so; GitHub's
     * secondary limit may show in its text alone. A 503 is one if it says when to come back.
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

    /** The refusal in a response whose body says that the limit is reached, whatever its status. */
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
