package io.github.pluginregistry.core.schema;

import java.util.Optional;
import java.util.stream.Stream;
import org.everit.json.schema.ConditionalSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;

/**
 * Turns the library's tree of failures into violations: one for every leaf that a reader can act
 * on, and one for a choice of which no branch fits.
 */
final class Failures {

    private static final Validator VALIDATOR = Validator.builder().build();
    private static final Validator HASTY = Validator.builder().failEarly().build();

    private Failures() {}

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
            return Stream.of(Wording.of(breach));
        }
        return switch (breach.keyword()) {
            case "anyOf", "oneOf" ->
                    Stream.of(Wording.ofChoice(breach, causes(failure, base, value).toList()));
            case "else" -> otherwise(breach);
            default -> causes(failure, base, value);
        };
    }

    private static Breach breach(ValidationException failure, String base, Object value) {
        Located place = Located.at(failure.getPointerToViolation().substring("#".length()), value);
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
}
