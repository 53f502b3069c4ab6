package io.github.pluginregistry.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object to be written: two spaces, LF, and valid as UTF-8 whatever the texts hold. */
public final class JsonObject {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int LAST_ASCII = 0x7f;
    private static final int NO_LIMIT = 0;

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Adds a text. */
    public JsonObject put(String name, String value) {
        members.put(name, value);
        return this;
    }

    /** Adds a number. */
    public JsonObject put(String name, long value) {
        members.put(name, value);
        return this;
    }

    /** Adds true or false. */
    public JsonObject put(String name, boolean value) {
        members.put(name, value);
        return this;
    }

    public JsonObject put(String name, JsonObject value) {
        members.put(name, value);
        return this;
    }

    public JsonObject put(String name, List<?> items) {
        members.put(name, items);
        return this;
    }

    /** Adds a text, unless it is empty. */
    public JsonObject putUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : put(name, value);
    }

    /** The values as a parser returns them: maps, lists, texts, numbers and booleans. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        members.forEach((name, value) -> values.put(name, values(value)));
        return values;
    }

    private static Object values(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(JsonObject::values).toList();
        }
        return value instanceof JsonObject object ? object.values() : value;
    }

    /** The object as the text of a file. */
    public String toText() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(layout());
            write(json, StandardCharsets.UTF_8.newEncoder());
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be written", impossible);
        }
        return text.append('\n').toString();
    }

    private static DefaultPrettyPrinter layout() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators =
                Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators)
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
    }

    private void write(JsonGenerator json, CharsetEncoder utf8) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> member : members.entrySet()) {
            json.writeFieldName(member.getKey());
            write(json, utf8, member.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CharsetEncoder utf8, Object value)
            throws IOException {
        if (value instanceof JsonObject object) {
            object.write(json, utf8);
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(json, utf8, item);
            }
            json.writeEndArray();
        } else if (value instanceof String text) {
            // UTF-8 cannot encode half of a surrogate pair, so a text with one is escaped.
            json.setHighestNonEscapedChar(utf8.canEncode(text) ? NO_LIMIT : LAST_ASCII);
            json.writeString(text);
        } else {
            json.writeRawValue(value.toString());
        }
    }
}
