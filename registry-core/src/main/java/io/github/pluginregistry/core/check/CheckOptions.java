package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.ValidationCache;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * The options of a check.
 *
 * @param maxAge how old a plugin's latest version may be; zero where any age will do
 */
public record CheckOptions(
        ValidationCache approvals, Severities severities, Instant now, Period maxAge) {

    /**
     * Reads a maximum age: an ISO 8601 period in days, weeks, months or years, for example {@code
     * P400D}.
     *
     * @throws IllegalArgumentException if it is no such period, or not a positive one
     */
    public static Period maxAge(String text) {
        try {
            Period age = Period.parse(text.strip());
            if (!age.isZero() && !age.isNegative()) {
                return age;
            }
        } catch (DateTimeException noPeriod) {
            throw new IllegalArgumentException(message(text), noPeriod);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static String message(String text) {
        return "registry.maxAge is \"%s\", which is not a positive ISO 8601 period; write for example P400D or P18M"
                .formatted(SafeExcerpt.of(text));
    }

    boolean limitsAge() {
        return !maxAge.isZero();
    }

    /** The moment before which a version is too old. */
    Instant oldest() {
        return now.atOffset(ZoneOffset.UTC).minus(maxAge).toInstant();
    }
}
