package io.github.pluginregistry.core.published;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a JSON text, and the line in which each of them stands. */
public final class PlacedJson {

    private final @Nullable Object value;
    private final Map<String, Integer> lines;

    PlacedJson(@Nullable Object value, Map<String, Integer> lines) {
        this.value = value;
        this.lines = lines;
    }

    /** Maps with string keys, lists, strings, numbers, booleans and null. */
    public @Nullable Object value() {
        return value;
    }

    /**
     * The line of a value, or of the nearest one around it that is there.
     *
     * @param pointer a JSON Pointer (RFC 6901)
     * @return a line counted from 1
     */
    public int line(String pointer) {
        String around = pointer;
        while (!lines.containsKey(around) && !around.isEmpty()) {
            around = around.substring(0, around.lastIndexOf('/'));
        }
        return lines.getOrDefault(around, 1);
    }

    /** Reads values from where a parser is, one after the other. */
    static final class Reader {
        /** What is looked for by a longer pointer is found by its beginning. */
        private static final int LONGEST = 200;

        private final JsonParser parser;
        private final Map<String, Integer> lines = new HashMap<>();

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        /** The lines of everything that was read so far, by its pointer. */
        Map<String, Integer> lines() {
            return lines;
        }

        /** Remembers in which line the value at a pointer starts. */
        void found(String pointer) {
            lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        }

        /** The value of a key of the mapping at a pointer. */
        @Nullable Object member(String pointer, String key) throws IOException {
            return value(below(pointer, key));
        }

        private @Nullable Object value(String pointer) throws IOException {
            found(pointer);
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(pointer);
                case START_ARRAY -> array(pointer);
                case VALUE_STRING -> parser.getText();
                case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
                case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> null;
            };
        }

        private Map<String, @Nullable Object> object(String pointer) throws IOException {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                object.put(key, member(pointer, key));
            }
            return object;
        }

        /** Below a long key each value would cost a long pointer, so they share that of the key. */
        private static String below(String pointer, String key) {
            return pointer.length() + key.length() > LONGEST
                    ? pointer
                    : pointer + "/" + key.replace("~", "~0").replace("/", "~1");
        }

        private List<@Nullable Object> array(String pointer) throws IOException {
            List<@Nullable Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(member(pointer, String.valueOf(array.size())));
            }
            return array;
        }
    }
}
