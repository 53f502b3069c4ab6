package io.github.pluginregistry.core.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The shape of what stands around this place; null for the definition itself. */
    private final @Nullable DefinitionShape around;

    /** The key that this is the value of; null for an entry of a list. */
    private final @Nullable String key;

    private DefinitionShape(@Nullable DefinitionShape around, @Nullable String key) {
        this.around = around;
        this.key = key;
    }

    /** The shape of a whole definition. */
    public static DefinitionShape ofDefinition() {
        return new DefinitionShape(null, null);
    }

    /** Looked up when somebody asks: nobody does so while nothing is wrong. */
    private @Nullable Object schema() {
        if (around == null) {
            return DefinitionSchema.tree();
        }
        return key == null
                ? at(around.schema(), "items")
                : at(at(around.schema(), "properties"), key);
    }

    /** Whether anything belongs here: not below a key that there is not, nor below a text. */
    public boolean isKnown() {
        return schema() != null;
    }

    /** What belongs here. */
    public Kind kind() {
        return switch (String.valueOf(at(schema(), "type"))) {
            case "object" -> Kind.MAPPING;
            case "array" -> Kind.SEQUENCE;
            case "boolean" -> Kind.BOOLEAN;
            default -> Kind.TEXT;
        };
    }

    /** The shape of what a key of this mapping is set to. */
    public DefinitionShape key(String name) {
        return new DefinitionShape(this, name);
    }

    /** The shape of each entry of this list. */
    public DefinitionShape item() {
        return new DefinitionShape(this, null);
    }

    /** How a text is to be written, as a request; the words that editors show too. */
    Optional<String> hint() {
        return at(schema(), "patternErrorMessage") instanceof String words
                ? Optional.of(words)
                : Optional.empty();
    }

    /** A text that could stand here. */
    Optional<String> example() {
        return at(schema(), "examples") instanceof List<?> examples
                        && examples.get(0) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static @Nullable Object at(@Nullable Object schema, String key) {
        return schema instanceof Map<?, ?> keys ? keys.get(key) : null;
    }
}
