package io.github.pluginregistry.core.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A host's request to send no more requests for a while: a rate limit, as GitHub's REST
 * documentation ("Rate limits", "Best practices") describes it, or an overload (RFC 9110, section
 * 15.6.4).
 *
 * <p>{@link RetryPolicy} waits if the host wants a short pause. Otherwise {@code forge.ForgeApi}
 * sends no more requests to the API of the host, and {@code forge.HostFailures} stops the listing
 * of its tags.
 *
 * @param until when the limit ends, for example {@code 14:05 UTC}; empty where it does not say
 * @param overloaded whether the host is overloaded, so that a token would not raise the limit
 */
public record RateLimit(String until, boolean overloaded) {

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
        boolean limited =
                switch (response.status()) {
                    case 429 -> true;
                    case 403 ->
                            isExhausted(response)
                                    || response.retryAfter().isPresent()
                                    || mentionsRateLimit(response);
                    case 503 -> response.retryAfter().isPresent();
                    default -> false;
                };
        return limited ? Optional.of(of(response, response.status() == 503)) : Optional.empty();
    }

    /** The rate limit in a response whose body reports one, whatever its status. */
    public static RateLimit of(HttpResponse response) {
        return of(response, false);
    }

    private static RateLimit of(HttpResponse response, boolean overloaded) {
        return new RateLimit(
                response.retryAfter()
                        .map(response.now()::plus)
                        .or(() -> reset(response))
                        .map(TIME::format)
                        .orElse(""),
                overloaded);
    }

    private static Optional<Instant> reset(HttpResponse response) {
        return isExhausted(response)
                ? response.number("x-ratelimit-reset").map(Instant::ofEpochSecond)
                : Optional.empty();
    }

    private static boolean isExhausted(HttpResponse response) {
        return response.header("x-ratelimit-remaining").filter("0"::equals).isPresent();
    }

    private static boolean mentionsRateLimit(HttpResponse response) {
        String text = response.text();
        String message =
                text.substring(0, Math.min(LONGEST_MESSAGE, text.length()))
                        .toLowerCase(Locale.ROOT);
        return message.contains("rate limit") || message.contains("abuse detection");
    }

    /** What happened, for example {@code its rate limit is reached until 14:05 UTC}. */
    public String description() {
        return (overloaded ? "it is overloaded " : "its rate limit is reached ")
                + (until.isEmpty() ? "for now" : "until " + until);
    }

    /** When to try again, for example {@code after 14:05 UTC}. */
    public String retryTime() {
        return until.isEmpty() ? "later" : "after " + until;
    }
}
