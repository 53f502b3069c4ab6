package io.github.pluginregistry.core.output;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Finds the place of every value in a JSON text that was read before. */
final class TextPositions {

    /** What is looked for by a longer pointer is found by its beginning. */
    private static final int LONGEST = 200;

    private final JsonParser parser;
    private final Map<String, TextPosition> marks = new HashMap<>();

    private TextPositions(JsonParser parser) {
        this.parser = parser;
    }

    /** The places of all values by their JSON Pointers; none where there is no text. */
    static Map<String, TextPosition> of(String json) {
        try (JsonParser parser = PublishedJson.parser(json)) {
            TextPositions found = new TextPositions(parser);
            if (parser.nextToken() != null) {
                found.value("");
            }
            return found.marks;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text that was read before is no JSON", impossible);
        }
    }

    private void value(String pointer) throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        marks.putIfAbsent(pointer, new TextPosition(start.getLineNr(), start.getColumnNr()));
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            members(pointer);
        } else if (parser.hasToken(JsonToken.START_ARRAY)) {
            items(pointer);
        }
    }

    private void members(String pointer) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            value(below(pointer, key));
        }
    }

    private void items(String pointer) throws IOException {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value(below(pointer, String.valueOf(index++)));
        }
    }

    /** Below a long key each value would cost a long pointer, so they share that of the key. */
    private static String below(String pointer, String key) {
        return pointer.length() + key.length() > LONGEST
                ? pointer
                : pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
