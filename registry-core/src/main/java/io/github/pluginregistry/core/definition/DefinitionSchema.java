package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.schema.JsonSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The definition's JSON Schema, the one place that knows its keys. */
final class DefinitionSchema {

    private static final String RESOURCE = "registry.schema.json";

    /** The schema as it is published for editors. */
    static final String TEXT = text();

    private DefinitionSchema() {}

    /** Read when somebody looks a key up: a definition that was approved before needs no schema. */
    private static final class Tree {
        static final @Nullable Object VALUE = read();

        /** Read as a definition is, so that no more of a library is loaded than that takes. */
        private static @Nullable Object read() {
            try {
                return PlainDefinition.of(
                        NodeReader.read(DefinitionFormat.JSON, TEXT, RESOURCE, new Problems()));
            } catch (IOException | DefinitionException e) {
                throw new IllegalStateException("the definition's schema cannot be read", e);
            }
        }
    }

    /** The schema as maps, lists and values, to look keys up in. */
    static @Nullable Object tree() {
        return Tree.VALUE;
    }

    /** The schema as what a definition is held against. */
    static JsonSchema rules() {
        return JsonSchema.ofValue(withoutUniqueness(tree()));
    }

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
    private static @Nullable Object withoutUniqueness(@Nullable Object schema) {
        if (!(schema instanceof Map<?, ?> keys)) {
            return schema;
        }
        Map<Object, @Nullable Object> others = new LinkedHashMap<>();
        keys.forEach((key, value) -> others.put(key, withoutUniqueness(value)));
        others.remove("uniqueItems");
        return others;
    }
}
