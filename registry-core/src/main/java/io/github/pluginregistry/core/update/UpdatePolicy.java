package io.github.pluginregistry.core.update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * How often the forges are asked, in the words and with the meanings of Maven's own {@code
 * updatePolicy} of repositories: {@code always}, {@code daily} (not twice on one calendar day),
 * {@code interval:MINUTES}, or {@code never} (not again once there is an answer).
 */
public final class UpdatePolicy {

    private static final String INTERVAL = "interval:";

    /** Asks every time. */
    public static final UpdatePolicy ALWAYS = of("always");

    private final String text;
    private final Rule rule;

    private UpdatePolicy(String text, Rule rule) {
        this.text = text;
        this.rule = rule;
    }

    /**
     * Reads a policy as a user writes it.
     *
     * @throws IllegalArgumentException if it is none of the four
     */
    public static UpdatePolicy of(String text) {
        return new UpdatePolicy(text, rule(text));
    }

    private static Rule rule(String text) {
        if (text.startsWith(INTERVAL) && isNumber(text.substring(INTERVAL.length()))) {
            Duration wait = Duration.ofMinutes(Long.parseLong(text.substring(INTERVAL.length())));
            return (lastAsked, clock) -> !clock.instant().isBefore(lastAsked.plus(wait));
        }
        return switch (text) {
            case "always" -> (lastAsked, clock) -> true;
            case "daily" ->
                    (lastAsked, clock) ->
                            LocalDate.ofInstant(lastAsked, clock.getZone())
                                    .isBefore(LocalDate.now(clock));
            case "never" -> (lastAsked, clock) -> false;
            default ->
                    throw new IllegalArgumentException(
                            "registry.updatePolicy is \"%s\"; write always, daily, interval:MINUTES or never"
                                    .formatted(text));
        };
    }

    private static boolean isNumber(String text) {
        return text.length() <= 9 && Pattern.matches("[0-9]+", text);
    }

    /**
     * Whether it is time to ask again.
     *
     * @param lastAsked when the forges last answered for the same definition
     * @param clock the time now, in the zone whose calendar days count
     */
    public boolean isDue(Instant lastAsked, Clock clock) {
        return rule.isDue(lastAsked, clock);
    }

    /** The policy as the user wrote it. */
    @Override
    public String toString() {
        return text;
    }

    @FunctionalInterface
    private interface Rule {
        boolean isDue(Instant lastAsked, Clock clock);
    }
}
