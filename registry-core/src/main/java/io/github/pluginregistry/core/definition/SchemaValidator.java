package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import io.github.pluginregistry.core.validation.SourceNode.Scalar;
import io.github.pluginregistry.core.validation.SourceNode.ScalarType;
import io.github.pluginregistry.core.validation.ValidationCache;
import io.github.pluginregistry.core.validation.Violation;
import io.github.pluginregistry.core.version.ClosestMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Validates a definition against its JSON Schema, and adds a remedy to each error. */
final class SchemaValidator {

    private static final String UNKNOWN = "additionalProperties";
    private static final String MISSING = "required";
    private static final Set<String> IDS = Set.of("id", "replacedBy");
    private static final String DEFAULT_CURE =
            "see %s for the allowed values".formatted(Documentation.DEFINITION.address());

    private final Map<String, NodeCursor> places;
    private final ErrorCollector problems;

    private SchemaValidator(Map<String, NodeCursor> places, ErrorCollector problems) {
        this.places = places;
        this.problems = problems;
    }

    static void check(NodeCursor definition, ValidationCache cache, ErrorCollector problems) {
        List<Violation> violations =
                cache.validate(
                        SchemaNode.SCHEMA, SchemaNode::jsonSchema, definition.node().plain());
        if (!violations.isEmpty()) {
            new SchemaValidator(definition.byPointer(), problems).report(violations);
        }
    }

    /** A misspelled key is not reported as missing as well. */
    private void report(List<Violation> violations) {
        Set<String> misspelled = new HashSet<>();
        violations.stream()
                .filter(violation -> violation.keyword().equals(UNKNOWN))
                .forEach(violation -> unknownKey(violation).ifPresent(misspelled::add));
        violations.stream()
                .filter(violation -> !violation.keyword().equals(UNKNOWN))
                .filter(violation -> !isMissingOneOf(violation, misspelled))
                .forEach(this::report);
    }

    private static boolean isMissingOneOf(Violation violation, Set<String> keys) {
        return violation.keyword().equals(MISSING) && keys.contains(pointerToSubject(violation));
    }

    /** Reports an unknown key, and returns the pointer of the key that was probably meant. */
    private Optional<String> unknownKey(Violation violation) {
        Optional<String> meant =
                problems.areMany()
                        ? Optional.empty()
                        : ClosestMatch.to(violation.subject(), violation.allowed());
        NodeCursor place = place(pointerToSubject(violation));
        if (!problems.has(place)) {
            problems.add(
                    Rule.UNKNOWN_KEY,
                    place,
                    "unknown key",
                    meant.map("write %s"::formatted)
                            .orElse("use one of " + String.join(", ", violation.allowed())));
        }
        return meant.map(key -> JsonPath.pointer(violation.pointer(), key));
    }

    /** Skips a value that was reported before, for which the schema sees only a placeholder. */
    private void report(Violation violation) {
        NodeCursor place = place(violation.pointer());
        if (violation.keyword().equals(MISSING)) {
            place = place.missing(violation.subject());
        }
        if (!problems.has(place)) {
            problems.add(
                    rule(violation, place),
                    place,
                    message(violation, place),
                    cure(violation, place));
        }
    }

    private static Rule rule(Violation violation, NodeCursor place) {
        return violation.keyword().equals("pattern") && IDS.contains(place.name())
                ? Rule.ID_FORMAT
                : Rule.SCHEMA;
    }

    private static String message(Violation violation, NodeCursor place) {
        return switch (violation.keyword()) {
            case MISSING -> "this key is missing";
            case "type" -> mismatch(place);
            case "pattern" ->
                    violation.subject().isBlank()
                            ? "the value is empty"
                            : "\"%s\" is not allowed here".formatted(violation.subject());
            default -> violation.message();
        };
    }

    private static String cure(Violation violation, NodeCursor place) {
        return switch (violation.keyword()) {
            case MISSING -> addition(place);
            case "type" -> retyped(place);
            case "enum" ->
                    ClosestMatch.to(violation.subject(), violation.allowed())
                            .map("write %s, if that was meant"::formatted)
                            .orElse("write one of these");
            case "pattern" -> place.shape().hint().orElse(DEFAULT_CURE);
            case "minItems" -> "add an entry";
            case "minimum", "maximum" -> "write a number " + place.shape().range();
            case "minLength" -> "write a value";
            default -> DEFAULT_CURE;
        };
    }

    private static String mismatch(NodeCursor place) {
        return "expected %s, found %s".formatted(place.shape().kind().noun(), found(place.node()));
    }

    private static String found(SourceNode node) {
        if (node instanceof Scalar scalar) {
            String text = SafeExcerpt.of(scalar.text());
            return switch (scalar.type()) {
                case TEXT -> "the text \"%s\"".formatted(text);
                case NUMBER -> "the number " + text;
                case BOOLEAN -> text;
                case NOTHING -> "nothing";
            };
        }
        return node instanceof Mapping ? "keys" : "a list";
    }

    private static String retyped(NodeCursor place) {
        return switch (place.shape().kind()) {
            case TEXT -> toText(place.node());
            case BOOLEAN -> "write true or false, without quotes";
            case NUMBER -> "write a whole number, without quotes";
            case SEQUENCE -> "write each entry on its own line, after a hyphen and a space";
            case MAPPING -> "write its keys, see " + Documentation.DEFINITION.address();
        };
    }

    private static String toText(SourceNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.type() == ScalarType.NOTHING
                    ? "write a value, or remove the key"
                    : "put it in quotes";
        }
        return "write one text";
    }

    private static String addition(NodeCursor place) {
        return place.shape()
                .example()
                .map(it -> "add it, for example %s: %s".formatted(place.name(), SafeExcerpt.of(it)))
                .orElse("add it");
    }

    private NodeCursor place(String pointer) {
        return Optional.ofNullable(places.get(pointer)).orElseThrow();
    }

    private static String pointerToSubject(Violation violation) {
        return JsonPath.pointer(violation.pointer(), violation.subject());
    }
}
