package io.github.pluginregistry.core.validation;

import io.github.pluginregistry.core.io.SafeExcerpt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everit.json.schema.ConditionalSchema;
import org.everit.json.schema.EnumSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.json.JSONArray;
import org.json.JSONObject;

/** Turns the library's tree of failures into one violation for each that a reader can fix. */
final class ViolationFlattener {

    private static final Validator VALIDATOR = Validator.builder().build();
    private static final Validator HASTY = Validator.builder().failEarly().build();

    private ViolationFlattener() {}

    /** Everything in a value, in the library's types, that a schema does not allow; in no order. */
    static Stream<Violation> of(Schema schema, Object value) {
        return at("", schema, value);
    }

    /** One thing in a value that a schema does not allow; none if there is none. */
    static Stream<Violation> first(Schema schema, Object value) {
        return at("", schema, value, HASTY);
    }

    private static Stream<Violation> at(String base, Schema schema, Object value) {
        return at(base, schema, value, VALIDATOR);
    }

    private static Stream<Violation> at(
            String base, Schema schema, Object value, Validator validator) {
        try {
            validator.performValidation(schema, value);
            return Stream.empty();
        } catch (ValidationException e) {
            return flatten(e, base, value);
        }
    }

    private static Stream<Violation> flatten(
            ValidationException failure, String base, Object value) {
        Breach breach = breach(failure, base, value);
        if (failure.getCausingExceptions().isEmpty()) {
            return Stream.of(violation(breach));
        }
        return switch (breach.keyword()) {
            case "anyOf", "oneOf" ->
                    Stream.of(choice(breach, causes(failure, base, value).toList()));
            case "else" -> otherwise(breach);
            default -> causes(failure, base, value);
        };
    }

    private static Breach breach(ValidationException failure, String base, Object value) {
        OrgJsonConverter.Located place =
                OrgJsonConverter.at(failure.getPointerToViolation().substring("#".length()), value);
        return new Breach(
                violated(failure),
                Optional.ofNullable(failure.getKeyword()).orElse(""),
                base + place.pointer(),
                place.value(),
                failure.getErrorMessage());
    }

    /** The library names the schema around it in place of the one for additional properties. */
    private static Schema violated(ValidationException failure) {
        Schema violated = failure.getViolatedSchema();
        String location = Optional.ofNullable(failure.getSchemaLocation()).orElse("");
        return violated instanceof ObjectSchema outer && location.endsWith("/additionalProperties")
                ? Optional.ofNullable(outer.getSchemaOfAdditionalProperties()).orElse(violated)
                : violated;
    }

    private static Stream<Violation> causes(
            ValidationException failure, String base, Object value) {
        return failure.getCausingExceptions().stream().flatMap(it -> flatten(it, base, value));
    }

    /** The library adds why the condition does not hold, which is no failure; so it asks again. */
    private static Stream<Violation> otherwise(Breach breach) {
        return breach.schema() instanceof ConditionalSchema condition
                ? condition.getElseSchema().stream()
                        .flatMap(it -> at(breach.pointer(), it, breach.value()))
                : Stream.empty();
    }

    /** A rule without branches. */
    private static Violation violation(Breach breach) {
        return switch (breach.keyword()) {
            case "required" -> ofKey(breach, "is missing");
            case "additionalProperties" -> ofKey(breach, "is unknown");
            default -> ofValue(breach);
        };
    }

    /** A choice of several forms, none of which fits, or more than one that exclude each other. */
    private static Violation choice(Breach breach, List<Violation> branches) {
        if (branches.stream().allMatch(branch -> isMistyped(breach, branch))) {
            return ofValue(breach.of("type"));
        }
        return violation(
                breach,
                "matches none of the allowed forms: "
                        + branches.stream()
                                .map(Violation::message)
                                .distinct()
                                .collect(Collectors.joining(", or ")),
                List.of());
    }

    private static boolean isMistyped(Breach breach, Violation branch) {
        return branch.keyword().equals("type") && branch.pointer().equals(breach.pointer());
    }

    private static Violation ofKey(Breach breach, String fault) {
        String key = namedKey(breach.message());
        return new Violation(
                breach.pointer(),
                breach.keyword(),
                key,
                "the key \"%s\" %s".formatted(SafeExcerpt.of(key), fault),
                knownKeys(breach));
    }

    /** The library names the key nowhere but in {@code required key [name] not found}. */
    private static String namedKey(String message) {
        return message.substring(message.indexOf('[') + 1, message.lastIndexOf(']'));
    }

    private static List<String> knownKeys(Breach breach) {
        return breach.schema() instanceof ObjectSchema schema
                ? schema.getPropertySchemas().keySet().stream().sorted().toList()
                : List.of();
    }

    private static Violation ofValue(Breach breach) {
        List<String> allowed =
                breach.schema() instanceof EnumSchema choice
                        ? choice.getPossibleValuesAsList().stream().map(String::valueOf).toList()
                        : List.of();
        return violation(
                breach,
                ViolationPhrases.of(breach.schema(), breach.keyword(), breach.value()),
                allowed);
    }

    private static Violation violation(Breach breach, String message, List<String> allowed) {
        Object value = breach.value();
        boolean compound = value instanceof JSONObject || value instanceof JSONArray;
        return new Violation(
                breach.pointer(),
                breach.keyword(),
                compound ? "" : SafeExcerpt.of(value.toString()),
                message,
                allowed);
    }

    /**
     * A keyword of a schema that a value violates, in the library's types.
     *
     * @param value the value, or what holds the key that is missing or not allowed
     * @param message what the library says of it
     */
    private record Breach(
            Schema schema, String keyword, String pointer, Object value, String message) {

        private Breach of(String keyword) {
            return new Breach(schema, keyword, pointer, value, message);
        }
    }
}
