package io.github.pluginregistry.core.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What belongs at one place of a definition, as the definition's JSON Schema says it. An origin
 * that knows only elements and text, such as a POM, walks it beside its own tree to learn which
 * element is a list and which text is a truth value:
 *
 * <pre>{@code DefinitionShape.ofDefinition().key("plugins").item().key("labels").kind()}</pre>
 */
public final class DefinitionShape {

    /** What can belong at a place. */
    public enum Kind {
        /** Keys with values. */
        MAPPING("keys belong"),
        /** Values in order. */
        SEQUENCE("a list belongs"),
        /** True or false. */
        BOOLEAN("true or false belongs"),
        /** Anything else; also what belongs to a key that does not exist. */
        TEXT("text belongs");

        private final String clause;

        Kind(String clause) {
            this.clause = clause;
        }

        /** What belongs here, as a clause of a message. */
        String clause() {
            return clause;
        }
    }

    /** Looked up when somebody asks: nobody does so while nothing is wrong. */
    private final Supplier<@Nullable Object> schema;

    private DefinitionShape(Supplier<@Nullable Object> schema) {
        this.schema = schema;
    }

    /** The shape of a whole definition. */
    public static DefinitionShape ofDefinition() {
        return new DefinitionShape(DefinitionSchema::tree);
    }

    /** Whether anything belongs here: not below a key that there is not, nor below a text. */
    public boolean isKnown() {
        return schema.get() != null;
    }

    /** What belongs here. */
    public Kind kind() {
        return switch (String.valueOf(at(schema.get(), "type"))) {
            case "object" -> Kind.MAPPING;
            case "array" -> Kind.SEQUENCE;
            case "boolean" -> Kind.BOOLEAN;
            default -> Kind.TEXT;
        };
    }

    /** The shape of what a key of this mapping is set to. */
    public DefinitionShape key(String name) {
        return new DefinitionShape(() -> at(at(schema.get(), "properties"), name));
    }

    /** The shape of each entry of this list. */
    public DefinitionShape item() {
        return new DefinitionShape(() -> at(schema.get(), "items"));
    }

    /** How a text is to be written, as a request; the words that editors show too. */
    Optional<String> hint() {
        return at(schema.get(), "patternErrorMessage") instanceof String words
                ? Optional.of(words)
                : Optional.empty();
    }

    /** A text that could stand here. */
    Optional<String> example() {
        return at(schema.get(), "examples") instanceof List<?> examples
                        && examples.get(0) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static @Nullable Object at(@Nullable Object schema, String key) {
        return schema instanceof Map<?, ?> keys ? keys.get(key) : null;
    }
}
