package io.github.pluginregistry.core.published;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.text.Excerpt;
import io.github.pluginregistry.core.text.SyntaxError;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private static final JsonMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final Pattern KNOWN_FORMAT = Pattern.compile("1(?:\\.\\d+)*");

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String RESTORE =
            "restore the file from version control, or delete it to have it written anew";

    private final JsonParser parser;
    private final ObjectNode root = MAPPER.createObjectNode();

    private PublishedJson(JsonParser parser) {
        this.parser = parser;
    }

    static ObjectNode parse(String json) throws PublishedException {
        try (JsonParser parser = MAPPER.createParser(withoutMark(json))) {
            return new PublishedJson(parser).parse();
        } catch (JsonProcessingException e) {
            throw trouble(
                    e.getLocation(),
                    "this is not JSON: " + SyntaxError.reason(e.getOriginalMessage()),
                    RESTORE,
                    null);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be read", impossible);
        }
    }

    /** Some editors put a byte order mark in front. */
    static String withoutMark(String json) {
        return json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
    }

    private ObjectNode parse() throws IOException, PublishedException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw trouble("this is no registry but other JSON, or nothing at all", RESTORE);
        }
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            readField(field);
        }
        if (!root.has("plugins")) {
            throw trouble("this registry has no list \"plugins\"", RESTORE);
        }
        if (parser.nextToken() != null) {
            throw trouble("something follows the end of the registry", RESTORE);
        }
        return root;
    }

    private void readField(String field) throws IOException, PublishedException {
        JsonLocation start = parser.currentTokenLocation();
        JsonNode value = parser.readValueAsTree();
        if (field.equals("plugins") && !value.isArray()) {
            throw trouble(start, "\"plugins\" is no list", RESTORE, null);
        }
        if (field.equals("version") && !KNOWN_FORMAT.matcher(value.asText()).matches()) {
            throw trouble(
                    start,
                    "this registry has format %s, and only 1.x is known"
                            .formatted(Excerpt.of(value.toString(), 40)),
                    "use a newer registry-maven-plugin; the file stays as it is",
                    null);
        }
        root.set(field, value);
    }

    private PublishedException trouble(String message, String cure) {
        return trouble(parser.currentTokenLocation(), message, cure, null);
    }

    private static PublishedException trouble(
            @Nullable JsonLocation location,
            String message,
            String cure,
            @Nullable Throwable cause) {
        JsonLocation place = location == null ? JsonLocation.NA : location;
        return new PublishedException(
                Math.max(1, place.getLineNr()),
                Math.max(1, place.getColumnNr()),
                message,
                cure,
                cause);
    }
}
