package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.validation.JsonSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What belongs at one place of a definition, as the definition's JSON Schema says it. An origin
 * that knows only elements and text, such as a POM, walks it beside its own tree to learn which
 * element is a list and which text is a truth value:
 *
 * <pre>{@code SchemaNode.ofDefinition().key("plugins").item().key("labels").kind()}</pre>
 */
public final class SchemaNode {

    /** What can belong at a place. */
    public enum Kind {
        /** Keys with values. */
        MAPPING("keys"),
        /** Values in order. */
        SEQUENCE("a list"),
        BOOLEAN("true or false"),
        /** A whole number. */
        NUMBER("a number"),
        /** Anything else; also what belongs to a key that does not exist. */
        TEXT("text");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        /** What belongs here, as a noun of a message. */
        String noun() {
            return noun;
        }
    }

    private static final String RESOURCE = "registry.schema.json";

    /** The definition's JSON Schema; nothing else lists its keys. */
    static final String SCHEMA = schemaText();

    /** The shape of what is around this place; null for the definition itself. */
    private final @Nullable SchemaNode around;

    /** The key that this is the value of; null for an entry of a list. */
    private final @Nullable String key;

    private SchemaNode(@Nullable SchemaNode around, @Nullable String key) {
        this.around = around;
        this.key = key;
    }

    /** The shape of a whole definition. */
    public static SchemaNode ofDefinition() {
        return new SchemaNode(null, null);
    }

    /** Looked up on demand: a valid definition does not need it. */
    private @Nullable Object schema() {
        if (around == null) {
            return Tree.VALUE;
        }
        return key == null
                ? at(around.schema(), "items")
                : at(at(around.schema(), "properties"), key);
    }

    /** Whether a value may be here: not below an unknown key, nor below a text. */
    public boolean isKnown() {
        return schema() != null;
    }

    /** What belongs here. */
    public Kind kind() {
        return switch (String.valueOf(at(schema(), "type"))) {
            case "object" -> Kind.MAPPING;
            case "array" -> Kind.SEQUENCE;
            case "boolean" -> Kind.BOOLEAN;
            case "integer" -> Kind.NUMBER;
            default -> Kind.TEXT;
        };
    }

    /** Whether any keys with any values may be here. */
    public boolean isFree() {
        return kind() == Kind.MAPPING && at(schema(), "properties") == null;
    }

    /** The shape of what a key of this mapping is set to. */
    public SchemaNode key(String name) {
        return new SchemaNode(this, name);
    }

    /** The shape of each entry of this list. */
    public SchemaNode item() {
        return new SchemaNode(this, null);
    }

    /** How a text is to be written, as a request; the words that editors show too. */
    Optional<String> hint() {
        return at(schema(), "patternErrorMessage") instanceof String words
                ? Optional.of(words)
                : Optional.empty();
    }

    /** The numbers that are valid here. */
    String range() {
        return "from %s to %s".formatted(at(schema(), "minimum"), at(schema(), "maximum"));
    }

    /** An example of a text that is valid here. */
    Optional<String> example() {
        return at(schema(), "examples") instanceof List<?> examples
                        && examples.get(0) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static @Nullable Object at(@Nullable Object schema, String key) {
        return schema instanceof Map<?, ?> keys ? keys.get(key) : null;
    }

    /** Read when a key is looked up: a definition that was valid before needs no schema. */
    private static final class Tree {
        static final @Nullable Object VALUE = read();

        /** Read as a definition is, so that no more of a library is loaded than that takes. */
        private static @Nullable Object read() {
            try {
                return NodeReader.read(
                                DefinitionFormat.JSON, SCHEMA, RESOURCE, new ErrorCollector())
                        .plain();
            } catch (IOException | DefinitionException e) {
                throw new IllegalStateException("the definition's schema cannot be read", e);
            }
        }
    }

    /** Read once: a server reads definitions again and again. */
    private static final class Loaded {
        static final JsonSchema VALUE = JsonSchema.ofValue(withoutUniqueness(Tree.VALUE));
    }

    /** The schema that a definition is validated against. */
    static JsonSchema jsonSchema() {
        return Loaded.VALUE;
    }

    private static String schemaText() {
        try (InputStream resource = SchemaNode.class.getResourceAsStream(RESOURCE)) {
            return new String(
                    Objects.requireNonNull(resource, RESOURCE).readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The validating library compares every entry with every other one, and takes half a minute
     * over a list of 100,000; {@link DefinitionRules} looks for duplicates itself.
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
