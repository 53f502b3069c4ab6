package io.github.pluginregistry.core.schema;

import io.github.pluginregistry.core.text.Excerpt;
import java.util.List;
import java.util.stream.Collectors;
import org.everit.json.schema.EnumSchema;
import org.everit.json.schema.ObjectSchema;
import org.json.JSONArray;
import org.json.JSONObject;

/** Makes violations of what a value breaks, in this project's words. */
final class Wording {

    private Wording() {}

    /** A rule without branches. */
    static Violation of(Breach breach) {
        return switch (breach.keyword()) {
            case "required" -> ofKey(breach, "is missing");
            case "additionalProperties" -> ofKey(breach, "is not known");
            default -> ofValue(breach);
        };
    }

    /** A choice of several forms, none of which fits, or more than one that exclude each other. */
    static Violation ofChoice(Breach breach, List<Violation> branches) {
        if (branches.stream().allMatch(branch -> isMistyped(breach, branch))) {
            return ofValue(breach.of("type"));
        }
        return violation(
                breach,
                "none of the forms that are allowed here fits: "
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
        String key = namedKey(breach.told());
        return new Violation(
                breach.pointer(),
                breach.keyword(),
                key,
                "the key \"%s\" %s".formatted(Excerpt.of(key), fault),
                knownKeys(breach));
    }

    /** The library names the key nowhere but in {@code required key [name] not found}. */
    private static String namedKey(String told) {
        return told.substring(told.indexOf('[') + 1, told.lastIndexOf(']'));
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
        return violation(breach, Phrases.of(breach), allowed);
    }

    private static Violation violation(Breach breach, String message, List<String> allowed) {
        Object value = breach.value();
        boolean compound = value instanceof JSONObject || value instanceof JSONArray;
        return new Violation(
                breach.pointer(),
                breach.keyword(),
                compound ? "" : Excerpt.of(value.toString()),
                message,
                allowed);
    }
}
