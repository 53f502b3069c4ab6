package io.github.pluginregistry.core.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

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

    private final JsonNode schema;

    private DefinitionShape(JsonNode schema) {
        this.schema = schema;
    }

    /** The shape of a whole definition. */
    public static DefinitionShape ofDefinition() {
        return new DefinitionShape(DefinitionSchema.TREE);
    }

    /** Whether anything belongs here: not below a key that there is not, nor below a text. */
    public boolean isKnown() {
        return !schema.isMissingNode();
    }

    /** What belongs here. */
    public Kind kind() {
        return switch (schema.path("type").asText()) {
            case "object" -> Kind.MAPPING;
            case "array" -> Kind.SEQUENCE;
            case "boolean" -> Kind.BOOLEAN;
            default -> Kind.TEXT;
        };
    }

    /** The shape of what a key of this mapping is set to. */
    public DefinitionShape key(String name) {
        return new DefinitionShape(schema.path("properties").path(name));
    }

    /** The shape of each entry of this list. */
    public DefinitionShape item() {
        return new DefinitionShape(schema.path("items"));
    }

    /** How a text is to be written, as a request; the words that editors show too. */
    Optional<String> hint() {
        return Optional.of(schema.path("patternErrorMessage").asText()).filter(it -> !it.isEmpty());
    }

    /** A text that could stand here. */
    Optional<String> example() {
        return Optional.of(schema.path("examples").path(0))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
