package io.github.pluginregistry.core.recording;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.io.SafeExcerpt;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of a recording, with its JSON pointer. A missing value or a wrong type is an error that
 * names the pointer; a key with {@code null} is missing.
 */
record JsonElementReader(JsonNode node, JsonPointer place) {

    /** Converts a value, or fails. */
    interface Reading<T> {
        T of(JsonElementReader element) throws MalformedException;
    }

    /** Parses a text; empty if it is not valid. */
    interface Parser<T> {
        Optional<T> parse(String text) throws MalformedException;
    }

    static JsonElementReader root(JsonNode node) throws MalformedException {
        return new JsonElementReader(node, JsonPointer.empty()).object();
    }

    <T> Optional<T> optional(String key, Reading<T> reading) throws MalformedException {
        JsonNode value = node.path(key);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(reading.of(new JsonElementReader(value, place.appendProperty(key))));
    }

    <T> T required(String key, Reading<T> reading) throws MalformedException {
        Optional<T> value = optional(key, reading);
        if (value.isEmpty()) {
            throw malformed("has no \"%s\"".formatted(key));
        }
        return value.get();
    }

    /** This text, parsed. */
    <T> T text(String wanted, Parser<T> parser) throws MalformedException {
        Optional<T> value = node.isTextual() ? parser.parse(node.textValue()) : Optional.empty();
        return value.orElseThrow(() -> malformed("is %s, not %s".formatted(shown(), wanted)));
    }

    boolean flag() throws MalformedException {
        if (!node.isBoolean()) {
            throw malformed("is %s, not true or false".formatted(shown()));
        }
        return node.booleanValue();
    }

    /** The objects of this list, converted. */
    <T> List<T> objects(Reading<T> reading) throws MalformedException {
        if (!node.isArray()) {
            throw malformed("is %s, not a list".formatted(shown()));
        }
        List<T> values = new ArrayList<>();
        for (JsonNode item : node) {
            JsonElementReader element =
                    new JsonElementReader(item, place.appendIndex(values.size()));
            values.add(reading.of(element.object()));
        }
        return List.copyOf(values);
    }

    private JsonElementReader object() throws MalformedException {
        if (!node.isObject()) {
            throw malformed("is %s, not an object".formatted(shown()));
        }
        return this;
    }

    private MalformedException malformed(String message) {
        String name = place.equals(JsonPointer.empty()) ? "the file" : place.toString();
        return new MalformedException(place, name + " " + message);
    }

    private String shown() {
        return node.isMissingNode() ? "empty" : SafeExcerpt.of(node.toString());
    }

    /** A part of a recording is not valid. */
    static final class MalformedException extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        private final transient JsonPointer place;

        MalformedException(JsonPointer place, String message) {
            super(message);
            this.place = place;
        }

        JsonPointer place() {
            return place;
        }
    }
}
