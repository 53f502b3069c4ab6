package io.github.pluginregistry.core.schema;

import org.everit.json.schema.Schema;

/**
 * One rule that one value breaks, in the library's types.
 *
 * @param schema the schema the rule is part of
 * @param keyword the rule's name
 * @param pointer where the value stands
 * @param value the value, or what holds the key that is missing or not allowed
 * @param told what the library says of it
 */
record Breach(Schema schema, String keyword, String pointer, Object value, String told) {

    /** The same value, breaking another rule. */
    Breach of(String keyword) {
        return new Breach(schema, keyword, pointer, value, told);
    }
}
