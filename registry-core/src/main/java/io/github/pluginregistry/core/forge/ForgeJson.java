package io.github.pluginregistry.core.forge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value in a forge's response. A value that is missing or of another type reads as empty. Read
 * with the streaming parser, since an object mapper takes longer to load than a host to answer.
 *
 * @param value a map with text keys, a list, a text, a number, a boolean, or null
 */
public record ForgeJson(@Nullable Object value) {

    private static final JsonFactory PARSERS =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxTokenCount(2_000_000)
                                    .maxNestingDepth(100)
                                    .maxNameLength(1_000)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    /**
     * Parses a complete body.
     *
     * @throws IOException if it is anything but one JSON value
     */
    public static ForgeJson parse(byte[] body) throws IOException {
        try (JsonParser parser = PARSERS.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new IOException("the response is empty");
            }
            ForgeJson json = new ForgeJson(read(parser));
            if (parser.nextToken() != null) {
                throw new IOException("something follows the end of the JSON");
            }
            return json;
        }
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, read(parser));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(parser));
        }
        return array;
    }

    /** The value of a key, which may be missing. */
    public ForgeJson get(String key) {
        return new ForgeJson(value instanceof Map<?, ?> object ? object.get(key) : null);
    }

    /** Whether this is an object. */
    public boolean isObject() {
        return value instanceof Map;
    }

    /** Whether this is a list. */
    public boolean isList() {
        return value instanceof List;
    }

    /** Whether a key exists, even with the value null. */
    public boolean has(String key) {
        return value instanceof Map<?, ?> object && object.containsKey(key);
    }

    /** The elements of a list; none where this is no list. */
    public List<ForgeJson> elements() {
        return value instanceof List<?> list
                ? list.stream().map(ForgeJson::new).toList()
                : List.of();
    }

    /** This as a text. */
    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** This as a whole number. */
    public Optional<Long> number() {
        return value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** Whether this is {@code true}. */
    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /** This as a timestamp in the format of RFC 3339. */
    public Optional<Instant> moment() {
        return text().flatMap(ForgeJson::parsed);
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
