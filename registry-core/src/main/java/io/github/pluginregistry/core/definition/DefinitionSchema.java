package io.github.pluginregistry.core.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.schema.JsonSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The definition's JSON Schema, the one place that knows its keys; loaded with the first definition
 * that is read.
 */
final class DefinitionSchema {

    private static final String RESOURCE = "registry.schema.json";

    /** The schema as it is published for editors. */
    static final String TEXT = text();

    /** The schema as a tree, to look keys up in. */
    static final JsonNode TREE = tree();

    /** The schema as what a definition is held against. */
    static final JsonSchema RULES = JsonSchema.of(withoutUniqueness(TREE.deepCopy()));

    private DefinitionSchema() {}

    private static String text() {
        try (InputStream resource = DefinitionSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(
                    Objects.requireNonNull(resource, RESOURCE).readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The validating library compares every entry with every other one, and takes half a minute
     * over a list of 100,000; {@link DefinitionRules} looks for doubles itself.
     */
    private static String withoutUniqueness(JsonNode schema) {
        schema.findParents("uniqueItems")
                .forEach(list -> ((ObjectNode) list).remove("uniqueItems"));
        return schema.toString();
    }

    private static JsonNode tree() {
        try {
            return new ObjectMapper().readTree(TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
