package io.github.pluginregistry.core.validation;

import io.github.pluginregistry.core.io.SafeExcerpt;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.Schema;
import org.everit.json.schema.loader.SchemaLoader;
import org.everit.json.schema.regexp.RE2JRegexpFactory;
import org.json.JSONObject;
import org.json.JSONParserConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema (draft-07) that validates values. It never asks the network or the disk for a
 * referenced schema, and a pattern in it is matched in linear time. The format {@code date-time}
 * asks for a day that exists.
 */
public final class JsonSchema {

    private static final Set<String> DRAFT_07 =
            Set.of(
                    "http://json-schema.org/draft-07/schema#",
                    "http://json-schema.org/draft-07/schema",
                    "https://json-schema.org/draft-07/schema#",
                    "https://json-schema.org/draft-07/schema");

    /** The library spends kilobytes on each violation, and lists can hold a million. */
    private static final int ENTRIES = 5_000;

    private final Schema schema;

    private JsonSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @throws IllegalArgumentException if the text is no schema of draft-07, or refers to one
     *     outside of itself
     */
    public static JsonSchema of(String json) {
        return read(() -> new JSONObject(json, new JSONParserConfiguration().withStrictMode(true)));
    }

    /**
     * Reads a schema that was read as JSON before.
     *
     * @param schema the schema, in the types that {@link #validate} takes
     * @throws IllegalArgumentException if it is no schema of draft-07, or refers to one outside of
     *     itself
     */
    public static JsonSchema ofValue(@Nullable Object schema) {
        return read(() -> (JSONObject) OrgJsonConverter.toJson(schema));
    }

    private static JsonSchema read(Supplier<JSONObject> schema) {
        try {
            return new JsonSchema(load(schema.get()));
        } catch (RuntimeException e) {
            // The library says what is wrong in a dozen unrelated unchecked types.
            throw new IllegalArgumentException(
                    "this is not a self-contained JSON Schema of draft-07: " + e.getMessage(), e);
        }
    }

    private static Schema load(JSONObject text) {
        String draft = text.optString("$schema", "http://json-schema.org/draft-07/schema#");
        if (!DRAFT_07.contains(draft)) {
            throw new IllegalArgumentException("its \"$schema\" names another draft");
        }
        return SchemaLoader.builder()
                .draftV7Support()
                .schemaClient(JsonSchema::refuse)
                .regexpFactory(new RE2JRegexpFactory())
                .enableOverrideOfBuiltInFormatValidators()
                .addFormatValidator(new DateTimeFormat())
                .schemaJson(text)
                .build()
                .load()
                .build();
    }

    private static InputStream refuse(String address) {
        throw new IllegalArgumentException("it refers to " + SafeExcerpt.of(address));
    }

    /**
     * Validates a value.
     *
     * @param value a map with string keys, a list, a string, a finite number, a boolean, or null;
     *     nested as deep as it is
     * @return every violation, in the order of the value; a value of the wrong type is reported
     *     once, whatever else the schema requires. Behind the first 5,000 entries of all its lists
     *     a value is looked at no closer than to find one.
     * @throws IllegalArgumentException if the schema refers to itself and to nothing else, or the
     *     value is nested thousands of levels deep
     */
    public List<Violation> validate(@Nullable Object value) {
        List<Violation> violations = violations(value);
        if (violations.isEmpty()) {
            return violations;
        }
        DocumentOrder ranks =
                DocumentOrder.of(
                        value,
                        violations.stream().map(JsonSchema::place).collect(Collectors.toSet()));
        Set<String> mistyped =
                violations.stream()
                        .filter(violation -> violation.keyword().equals("type"))
                        .map(Violation::pointer)
                        .collect(Collectors.toSet());
        return violations.stream()
                .filter(it -> it.keyword().equals("type") || !mistyped.contains(it.pointer()))
                .sorted(Comparator.comparing(it -> ranks.of(place(it))))
                .toList();
    }

    private List<Violation> violations(@Nullable Object value) {
        try {
            List<Violation> any =
                    ViolationFlattener.first(schema, OrgJsonConverter.toJson(value)).toList();
            if (any.isEmpty()) {
                return any;
            }
            List<Violation> all =
                    ViolationFlattener.of(schema, OrgJsonConverter.toJson(value, ENTRIES))
                            .distinct()
                            .toList();
            return all.isEmpty() ? any : all;
        } catch (StackOverflowError e) {
            // The library follows a reference to the schema around it for as long as it can.
            throw new IllegalArgumentException(
                    "this JSON Schema refers to itself without end, or the value is nested too deep",
                    e);
        }
    }

    /** An unknown key has a location of its own, a missing one has none. */
    private static String place(Violation violation) {
        return violation.keyword().equals("additionalProperties")
                ? JsonPath.pointer(violation.pointer(), violation.subject())
                : violation.pointer();
    }

    /** The format {@code date-time} of RFC 3339, section 5.6, on days that exist. */
    static final class DateTimeFormat implements FormatValidator {

        /** Excludes what java.time accepts beyond RFC 3339. */
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
}
