package io.github.pluginregistry.server.config;

import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.Violation;
import io.github.pluginregistry.core.version.ClosestMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a configuration. */
final class Errors {

    private static final String REFERENCE = "see docs/server.schema.json for what is allowed here";

    private final List<ConfigurationError> errors = new ArrayList<>();

    void add(SourceLocation location, JsonPath path, String problem, String remedy) {
        if (errors.stream().noneMatch(it -> it.path().equals(path.path()))) {
            errors.add(new ConfigurationError(location, path.path(), problem, remedy));
        }
    }

    /** Adds a violation of the schema, in words. */
    void add(SourceNode document, Violation violation) {
        boolean unknown = violation.keyword().equals("additionalProperties");
        boolean missing = violation.keyword().equals("required");
        String pointer =
                unknown || missing
                        ? JsonPath.pointer(violation.pointer(), violation.subject())
                        : violation.pointer();
        add(
                document.locate(pointer),
                path(pointer),
                unknown ? "unknown key" : missing ? "this key is missing" : violation.message(),
                unknown || violation.keyword().equals("enum")
                        ? closest(violation)
                        : missing ? "add it" : REFERENCE);
    }

    private static String closest(Violation violation) {
        Optional<String> meant = ClosestMatch.to(violation.subject(), violation.allowed());
        return meant.map("write %s, if that was meant"::formatted)
                .orElse(
                        violation.allowed().isEmpty()
                                ? REFERENCE
                                : "use one of " + String.join(", ", violation.allowed()));
    }

    private static JsonPath path(String pointer) {
        JsonPath path = JsonPath.ROOT;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            path =
                    step.matches("\\d{1,9}")
                            ? path.item(Integer.parseInt(step))
                            : path.key(step.replace("~1", "/").replace("~0", "~"));
        }
        return path;
    }

    void throwIfAny() throws ConfigurationException {
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparing(ConfigurationError::location));
            throw new ConfigurationException(errors);
        }
    }
}
