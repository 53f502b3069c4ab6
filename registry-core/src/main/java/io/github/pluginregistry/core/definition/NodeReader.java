package io.github.pluginregistry.core.definition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Entry;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import io.github.pluginregistry.core.validation.SourceNode.Scalar;
import io.github.pluginregistry.core.validation.SourceNode.ScalarType;
import io.github.pluginregistry.core.validation.SourceNode.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads YAML or JSON into nodes, each with its place. What YAML has to refer to other parts of a
 * file is told as a problem: a definition is read by people, who should find a value where it
 * counts, and by editors that know JSON.
 */
final class NodeReader {

    /** Four times as deep as the definition's schema goes. */
    private static final int DEPTH = 20;

    /** A definition of ten thousand plugins has some eighty thousand. */
    private static final int VALUES = 120_000;

    private final JsonParser parser;
    private final String file;
    private final ErrorCollector problems;
    private int values;

    private NodeReader(JsonParser parser, String file, ErrorCollector problems) {
        this.parser = parser;
        this.file = file;
        this.problems = problems;
    }

    /**
     * @throws DefinitionException if there is nothing to go on with
     */
    static SourceNode read(
            DefinitionFormat format, String text, String file, ErrorCollector problems)
            throws IOException, DefinitionException {
        try (JsonParser parser = format.parser(text)) {
            try {
                return new NodeReader(parser, file, problems).document();
            } catch (JsonProcessingException e) {
                throw format.syntaxError(file, parser, e);
            }
        }
    }

    private SourceNode document() throws IOException, DefinitionException {
        if (parser.nextToken() == null || parser.hasToken(JsonToken.VALUE_NULL)) {
            throw ErrorCollector.fatal(
                    new SourceLocation(file, 1),
                    "the definition is empty",
                    "write name, repository and plugins, see "
                            + Documentation.DEFINITION.address());
        }
        SourceNode definition = value(JsonPath.ROOT, position(), 0);
        if (parser.nextToken() != null) {
            throw ErrorCollector.fatal(
                    position(),
                    "a second document starts here",
                    "write one definition per file, without ---");
        }
        return definition;
    }

    /**
     * @param spot where a message about the value points to
     */
    private SourceNode value(JsonPath way, SourceLocation spot, int depth)
            throws IOException, DefinitionException {
        requireSane(depth);
        if (parser instanceof YAMLParser yaml && isReference(yaml)) {
            problems.add(
                    Rule.DEFINITION_SYNTAX,
                    spot,
                    way,
                    "aliases (*), tags (!) and merge keys (<<) are not supported",
                    "write the value out; text that starts with one of these needs quotes");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(way, depth);
            case START_ARRAY -> sequence(way, depth);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(ScalarType.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(ScalarType.BOOLEAN);
            case VALUE_NULL -> scalar(ScalarType.NOTHING);
            default -> scalar(ScalarType.TEXT);
        };
    }

    private void requireSane(int depth) throws DefinitionException {
        values++;
        if (depth > DEPTH) {
            throw ErrorCollector.fatal(
                    position(),
                    "nesting is deeper than %d deep here".formatted(DEPTH),
                    "write the definition as %s shows it"
                            .formatted(Documentation.DEFINITION.address()));
        }
        if (values > VALUES) {
            throw ErrorCollector.fatal(
                    position(),
                    "the definition has more than %d values up to here".formatted(VALUES),
                    "check that this is the right file, or split the registry");
        }
    }

    private static boolean isReference(YAMLParser yaml) throws IOException {
        return yaml.isCurrentAlias() || yaml.getTypeId() != null || "<<".equals(yaml.currentName());
    }

    private SourceNode mapping(JsonPath way, int depth) throws IOException, DefinitionException {
        SourceLocation start = position();
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SourceLocation spot = position();
            parser.nextToken();
            entries.add(new Entry(key, spot, value(way.key(key), spot, depth + 1)));
        }
        return new Mapping(start, entries);
    }

    private SourceNode sequence(JsonPath way, int depth) throws IOException, DefinitionException {
        SourceLocation start = position();
        List<SourceNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(way.item(items.size()), position(), depth + 1));
        }
        return new Sequence(start, items);
    }

    private SourceNode scalar(ScalarType type) throws IOException {
        return new Scalar(position(), type, parser.getText());
    }

    private SourceLocation position() {
        JsonLocation start = parser.currentTokenLocation();
        return new SourceLocation(file, start.getLineNr(), start.getColumnNr());
    }
}
