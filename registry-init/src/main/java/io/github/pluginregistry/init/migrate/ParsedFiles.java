package io.github.pluginregistry.init.migrate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses JSON and YAML into values with lines. */
final class ParsedFiles {

    private static final int DEEPEST = 100;

    private final JsonParser parser;

    private ParsedFiles(JsonParser parser) {
        this.parser = parser;
    }

    static Value json(String text) throws IOException {
        return value(new JsonFactory().createParser(text));
    }

    static Value yaml(String text) throws IOException {
        return value(new YAMLFactory().createParser(text));
    }

    private static Value value(JsonParser parser) throws IOException {
        try (parser) {
            parser.nextToken();
            return new ParsedFiles(parser).value(0);
        }
    }

    private Value value(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("values are nested more than %d levels deep".formatted(DEEPEST));
        }
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Value> entries = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                entries.put(key, value(depth + 1));
            }
            return new Value.Entries(line, entries);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Value> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(depth + 1));
            }
            return new Value.Elements(line, elements);
        }
        String text = parser.getText();
        return new Value.Text(line, text == null ? "" : text);
    }
}
