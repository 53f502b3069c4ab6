package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.definition.SchemaNode;
import io.github.pluginregistry.core.definition.SchemaNode.Kind;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Entry;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import io.github.pluginregistry.core.validation.SourceNode.Scalar;
import io.github.pluginregistry.core.validation.SourceNode.ScalarType;
import io.github.pluginregistry.core.validation.SourceNode.Sequence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Parses a definition in the POM, under {@code <registry>}. Its elements are the keys of {@code
 * registry.yaml}; a list is an element with one element for each entry, of any name. XML has no
 * types, so the schema says what is a list or a boolean.
 */
final class InlineDefinition {

    private final String pom;

    private InlineDefinition(String pom) {
        this.pom = pom;
    }

    /**
     * Reads a definition.
     *
     * @param registry the element {@code <registry>}
     * @param pom the POM's name, for messages
     */
    static SourceNode of(Xpp3Dom registry, String pom) {
        return new InlineDefinition(pom).node(registry, SchemaNode.ofDefinition());
    }

    private SourceNode node(Xpp3Dom element, SchemaNode shape) {
        SourceLocation position = position(element);
        if (!shape.isKnown()) {
            return new Scalar(position, ScalarType.TEXT, "");
        }
        List<Xpp3Dom> children = Arrays.asList(element.getChildren());
        return switch (kind(element, shape)) {
            case SEQUENCE ->
                    new Sequence(
                            position,
                            children.stream().map(child -> node(child, shape.item())).toList());
            case MAPPING ->
                    shape.isFree()
                            ? free(element)
                            : new Mapping(
                                    position,
                                    children.stream().map(child -> entry(child, shape)).toList());
            case BOOLEAN -> new Scalar(position, truth(text(element)), text(element));
            case NUMBER -> new Scalar(position, number(text(element)), text(element));
            case TEXT -> text(element, position, children);
        };
    }

    /** Text in place of elements is kept, so that the validation of the definition reports it. */
    private static Kind kind(Xpp3Dom element, SchemaNode shape) {
        boolean textAlone = element.getChildCount() == 0 && !text(element).isEmpty();
        return textAlone && shape.kind() != Kind.BOOLEAN && shape.kind() != Kind.NUMBER
                ? Kind.TEXT
                : shape.kind();
    }

    /** Elements in place of text are kept without those below, so that validation reports them. */
    private SourceNode text(Xpp3Dom element, SourceLocation position, List<Xpp3Dom> children) {
        return children.isEmpty()
                ? new Scalar(position, ScalarType.TEXT, text(element))
                : new Mapping(
                        position,
                        children.stream()
                                .map(child -> entry(child, SchemaNode.ofDefinition().key("")))
                                .toList());
    }

    private Entry entry(Xpp3Dom element, SchemaNode parent) {
        return new Entry(
                element.getName(), position(element), node(element, parent.key(element.getName())));
    }

    private SourceLocation position(Xpp3Dom element) {
        return position(element, pom);
    }

    /** The location of an element in the POM, if Maven knows it. */
    static SourceLocation position(Xpp3Dom element, String pom) {
        return new SourceLocation(
                pom,
                Optional.ofNullable(element.getInputLocation())
                        .map(InlineDefinition::line)
                        .orElse(0));
    }

    /** Maven 3 and Maven 4 have different classes for locations, which share only this method. */
    private static int line(Object location) {
        try {
            return location.getClass().getMethod("getLineNumber").invoke(location)
                            instanceof Integer line
                    ? line
                    : 0;
        } catch (ReflectiveOperationException e) {
            return 0;
        }
    }

    private static ScalarType truth(String text) {
        return text.equals("true") || text.equals("false") ? ScalarType.BOOLEAN : ScalarType.TEXT;
    }

    private static ScalarType number(String text) {
        return text.matches("\\d{1,9}") ? ScalarType.NUMBER : ScalarType.TEXT;
    }

    /** Elements of any name, and texts; XML does not say what else they are. */
    private SourceNode free(Xpp3Dom element) {
        return element.getChildCount() == 0 && !text(element).isEmpty()
                ? new Scalar(position(element), ScalarType.TEXT, text(element))
                : new Mapping(
                        position(element),
                        Arrays.stream(element.getChildren())
                                .map(
                                        child ->
                                                new Entry(
                                                        child.getName(),
                                                        position(child),
                                                        free(child)))
                                .toList());
    }

    private static String text(Xpp3Dom element) {
        return Optional.ofNullable(element.getValue()).orElse("").strip();
    }
}
