package io.github.pluginregistry.core.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.everit.json.schema.FormatValidator;

/**
 * The format {@code date-time} of RFC 3339, section 5.6, on days that the calendar has. The
 * library's own validator accepts the thirtieth of February.
 */
final class DateTime implements FormatValidator {

    /** What java.time accepts beyond RFC 3339 is kept out: long years, 24:00, missing seconds. */
    private static final Pattern FORM =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):\\d\\d:\\d\\d(?:\\.\\d{1,9})?"
                            + "(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public String formatName() {
        return "date-time";
    }

    @Override
    public Optional<String> validate(String subject) {
        return FORM.matcher(subject).matches() && exists(subject)
                ? Optional.empty()
                : Optional.of("no date and time");
    }

    private static boolean exists(String subject) {
        try {
            Instant.parse(subject);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
