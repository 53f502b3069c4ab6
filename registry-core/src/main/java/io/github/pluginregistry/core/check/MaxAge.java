package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.text.Excerpt;
import java.time.DateTimeException;
import java.time.Period;

/** How old a plugin's latest version may be, as a build says it. */
public final class MaxAge {

    private MaxAge() {}

    /**
     * Reads a period of ISO 8601 in days, weeks, months or years, for example {@code P400D}.
     *
     * @throws IllegalArgumentException if it is none, or none that takes any time
     */
    public static Period of(String text) {
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
        return "registry.maxAge is \"%s\", and no period; write one of ISO 8601 such as P400D or P18M"
                .formatted(Excerpt.of(text));
    }
}
