package io.github.pluginregistry.core.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.pluginregistry.core.io.SafeExcerpt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a registry, and says where it is none. */
final class PublishedJson {

    private static final int TOKENS = 500_000;
    private static final int DEPTH = 50;
    private static final int NAME = 1000;

    /**
     * A registry of ten thousand plugins has some 300,000 tokens, nested five deep. More is no
     * registry, and would cost more memory than a build has.
     */
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxTokenCount(TOKENS)
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(NAME)
                    .build();

    private static final JsonFactory PARSERS =
            JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
    private static final Pattern KNOWN_FORMAT = Pattern.compile("1(?:\\.\\d+)*");

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String RESTORE =
            "restore the file from version control, or delete it to have it written anew";

    private final JsonParser parser;
    private final Map<String, @Nullable Object> root = new LinkedHashMap<>();

    private PublishedJson(JsonParser parser) {
        this.parser = parser;
    }

    /** The values of a registry, a mapping whose {@code plugins} are a list. */
    static LocatedJson parse(String json) throws InvalidRegistryFileException {
        try (JsonParser parser = parser(json)) {
            return new LocatedJson(new PublishedJson(parser).parse(), json);
        } catch (JsonProcessingException e) {
            throw trouble(
                    e.getLocation(),
                    "this is not JSON: " + SafeExcerpt.ofParserMessage(e.getOriginalMessage()),
                    RESTORE,
                    null);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be read", impossible);
        }
    }

    /** Reads a text as all texts of registries are read. */
    static JsonParser parser(String json) throws IOException {
        return PARSERS.createParser(withoutMark(json));
    }

    /** Some editors put a byte order mark in front. */
    private static String withoutMark(String json) {
        return json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
    }

    private Map<String, @Nullable Object> parse() throws IOException, InvalidRegistryFileException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw trouble("this is no registry but other JSON, or nothing at all", RESTORE);
        }
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            readField(field);
        }
        if (!root.containsKey("plugins")) {
            throw trouble("this registry has no list \"plugins\"", RESTORE);
        }
        if (parser.nextToken() != null) {
            throw trouble("something follows the end of the registry", RESTORE);
        }
        return root;
    }

    private void readField(String field) throws IOException, InvalidRegistryFileException {
        JsonLocation start = parser.currentTokenLocation();
        Object value = value();
        if (field.equals("plugins") && !(value instanceof List)) {
            throw trouble(start, "\"plugins\" is no list", RESTORE, null);
        }
        if (field.equals("version") && !isKnown(value)) {
            throw trouble(
                    start,
                    "this registry has format %s, and only 1.x is known"
                            .formatted(SafeExcerpt.of(asWritten(value), 40)),
                    "use a newer registry-maven-plugin; the file stays as it is",
                    null);
        }
        root.put(field, value);
    }

    private @Nullable Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            object.put(key, value());
        }
        return object;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private static String asWritten(@Nullable Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }

    private static boolean isKnown(@Nullable Object format) {
        return KNOWN_FORMAT.matcher(String.valueOf(format)).matches();
    }

    private InvalidRegistryFileException trouble(String message, String cure) {
        return trouble(parser.currentTokenLocation(), message, cure, null);
    }

    private static InvalidRegistryFileException trouble(
            @Nullable JsonLocation location,
            String message,
            String cure,
            @Nullable Throwable cause) {
        JsonLocation place = location == null ? JsonLocation.NA : location;
        return new InvalidRegistryFileException(
                Math.max(1, place.getLineNr()),
                Math.max(1, place.getColumnNr()),
                message,
                cure,
                cause);
    }
}
