package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.definition.DefinitionNode.Mapping;
import io.github.pluginregistry.core.definition.DefinitionNode.Scalar;
import io.github.pluginregistry.core.definition.DefinitionNode.ScalarType;
import io.github.pluginregistry.core.text.Documentation;
import io.github.pluginregistry.core.text.Excerpt;

/** A value of another kind than belongs at its place, explained to who did not mean that kind. */
final class TypeMismatch {

    private TypeMismatch() {}

    static String message(Place place) {
        return found(place.node()) + ", where " + place.shape().kind().clause();
    }

    private static String found(DefinitionNode node) {
        if (node instanceof Scalar scalar) {
            String text = Excerpt.of(scalar.text());
            return switch (scalar.type()) {
                case TEXT -> "\"%s\" is text".formatted(text);
                case NUMBER -> text + " is a number";
                case BOOLEAN -> text + " is a truth value";
                case NOTHING -> "nothing stands here";
            };
        }
        return node instanceof Mapping ? "keys stand here" : "a list stands here";
    }

    static String cure(Place place) {
        return switch (place.shape().kind()) {
            case TEXT -> toText(place.node());
            case BOOLEAN -> "write true or false, without quotes";
            case SEQUENCE -> "write each entry on a line of its own, after a hyphen and a space";
            case MAPPING -> "write its keys, see " + Documentation.DEFINITION.address();
        };
    }

    private static String toText(DefinitionNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.type() == ScalarType.NOTHING
                    ? "write a value, or take the key out"
                    : "put it in quotes";
        }
        return "write one text";
    }
}
