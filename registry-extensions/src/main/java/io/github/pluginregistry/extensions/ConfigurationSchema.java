package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.validation.JsonSchema;
import io.github.pluginregistry.core.validation.Violation;
import io.github.pluginregistry.sdk.Capabilities;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Validates the configuration of an extension against the schema of its capabilities. */
final class ConfigurationSchema {

    private ConfigurationSchema() {}

    /**
     * Requires a valid configuration; without a schema, an empty one.
     *
     * @throws ExtensionException if it is not valid, or the schema is not
     */
    static void require(Capabilities capabilities, Map<String, @Nullable Object> configuration)
            throws ExtensionException {
        String id = capabilities.id();
        if (capabilities.configurationSchema().isEmpty()) {
            if (!configuration.isEmpty()) {
                throw new ExtensionException(
                        "extension \"%s\" accepts no configuration".formatted(id),
                        "delete configuration of this extension from the definition",
                        null);
            }
            return;
        }
        List<Violation> violations = violations(capabilities, configuration);
        if (!violations.isEmpty()) {
            throw new ExtensionException(
                    "the configuration of extension \"%s\" is not valid: %s"
                            .formatted(
                                    id,
                                    violations.stream()
                                            .map(each -> each.pointer() + " " + each.message())
                                            .collect(Collectors.joining("; "))),
                    "correct it in the definition, under extensions",
                    null);
        }
    }

    private static List<Violation> violations(
            Capabilities capabilities, Map<String, @Nullable Object> configuration)
            throws ExtensionException {
        try {
            return JsonSchema.of(capabilities.configurationSchema()).validate(configuration);
        } catch (RuntimeException e) {
            throw new ExtensionException(
                    "the configuration schema of extension \"%s\" cannot be read: %s"
                            .formatted(capabilities.id(), e.getMessage()),
                    "report it to its author",
                    e);
        }
    }
}
