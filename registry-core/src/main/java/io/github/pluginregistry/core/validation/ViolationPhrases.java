package io.github.pluginregistry.core.validation;

import io.github.pluginregistry.core.io.SafeExcerpt;
import java.util.Map;
import java.util.stream.Collectors;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.BooleanSchema;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.ConstSchema;
import org.everit.json.schema.EnumSchema;
import org.everit.json.schema.NullSchema;
import org.everit.json.schema.NumberSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;
import org.json.JSONArray;
import org.json.JSONObject;

/** The message for each keyword of draft-07 that a value violates. */
final class ViolationPhrases {

    private static final Map<Class<? extends Schema>, String> TYPES =
            Map.of(
                    StringSchema.class, "text",
                    NumberSchema.class, "a number",
                    BooleanSchema.class, "true or false",
                    ArraySchema.class, "a list",
                    ObjectSchema.class, "an object",
                    NullSchema.class, "null");

    private static final Map<String, String> FORMATS =
            Map.of(
                    "date-time", "a date and time such as 2026-11-20T08:00:00Z",
                    "date", "a date such as 2026-11-20",
                    "uri", "an absolute URL",
                    "email", "an e-mail address");

    private ViolationPhrases() {}

    static String of(Schema schema, String keyword, Object value) {
        return shown(value) + " " + fault(schema, keyword);
    }

    private static String fault(Schema schema, String keyword) {
        if (keyword.equals("type")) {
            return "is not " + expected(schema);
        }
        if (schema instanceof EnumSchema choice) {
            return "is not one of "
                    + choice.getPossibleValuesAsList().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (schema instanceof ConstSchema constant) {
            return "is not " + shown(constant.getPermittedValue());
        }
        if (schema instanceof StringSchema text) {
            return ofText(text, keyword);
        }
        if (schema instanceof NumberSchema number) {
            return ofNumber(number, keyword);
        }
        if (schema instanceof ArraySchema list) {
            return ofList(list, keyword);
        }
        return switch (keyword) {
            case "not", "false" -> "is not allowed here";
            case "oneOf" -> "matches several forms of which only one may match";
            default -> "violates \"%s\" of the schema".formatted(keyword);
        };
    }

    private static String ofText(StringSchema schema, String keyword) {
        return switch (keyword) {
            case "minLength" ->
                    schema.getMinLength() == 1
                            ? "is empty"
                            : "is shorter than %d characters".formatted(schema.getMinLength());
            case "maxLength" -> "is longer than %d characters".formatted(schema.getMaxLength());
            case "pattern" -> "does not match the pattern " + schema.getPattern();
            default -> {
                String format = schema.getFormatValidator().formatName();
                yield "is not " + FORMATS.getOrDefault(format, "of the format " + format);
            }
        };
    }

    private static String ofNumber(NumberSchema schema, String keyword) {
        return switch (keyword) {
            case "minimum" -> "is less than " + schema.getMinimum();
            case "maximum" -> "is more than " + schema.getMaximum();
            case "exclusiveMinimum" -> "is not more than " + schema.getExclusiveMinimumLimit();
            case "exclusiveMaximum" -> "is not less than " + schema.getExclusiveMaximumLimit();
            default -> "is no multiple of " + schema.getMultipleOf();
        };
    }

    private static String ofList(ArraySchema schema, String keyword) {
        return switch (keyword) {
            case "minItems" ->
                    schema.getMinItems() == 1
                            ? "is empty"
                            : "has fewer than %d entries".formatted(schema.getMinItems());
            case "maxItems" -> "has more than %d entries".formatted(schema.getMaxItems());
            case "uniqueItems" -> "has duplicate entries";
            default -> "has no entry of the required form";
        };
    }

    private static String expected(Schema schema) {
        if (schema instanceof CombinedSchema choice) {
            return choice.getSubschemas().stream()
                    .map(ViolationPhrases::expected)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" or "));
        }
        if (schema instanceof NumberSchema number && number.requiresInteger()) {
            return "a whole number";
        }
        return TYPES.getOrDefault(schema.getClass(), "another type");
    }

    private static String shown(Object value) {
        if (value instanceof JSONObject) {
            return "an object";
        }
        if (value instanceof JSONArray) {
            return "a list";
        }
        String text = SafeExcerpt.of(value.toString());
        return value instanceof String ? '"' + text + '"' : text;
    }
}
