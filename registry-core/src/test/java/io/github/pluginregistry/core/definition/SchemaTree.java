package io.github.pluginregistry.core.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The definition's schema for tests that look around in it. */
final class SchemaTree {

    static final JsonNode OF_DEFINITIONS = read();

    private SchemaTree() {}

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(SchemaNode.SCHEMA);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
