package io.github.pluginregistry.core.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Entry;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import io.github.pluginregistry.core.validation.SourceNode.Scalar;
import io.github.pluginregistry.core.validation.SourceNode.ScalarType;
import io.github.pluginregistry.core.validation.SourceNode.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a registry, or says where and why it is invalid. */
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
    private static final Pattern KNOWN_FORMAT = Pattern.compile("1(?:\\.\\d+)*+");

    private static final String FILE = "plugins.json";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String RESTORE =
            "restore the file from version control, or delete it to generate it again";

    private final JsonParser parser;

    private PublishedJson(JsonParser parser) {
        this.parser = parser;
    }

    /** The value of a registry, a mapping whose {@code plugins} are a list. */
    static SourceNode parse(String json) throws InvalidRegistryFileException {
        try (JsonParser parser = PARSERS.createParser(withoutMark(json))) {
            return new PublishedJson(parser).parse();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw invalid(
                    location(at),
                    "invalid JSON: " + SafeExcerpt.ofParserMessage(e.getOriginalMessage()),
                    RESTORE);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be read", impossible);
        }
    }

    /** Some editors put a byte order mark in front. */
    private static String withoutMark(String json) {
        return json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
    }

    private SourceNode parse() throws IOException, InvalidRegistryFileException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("not a registry: expected a JSON object", RESTORE);
        }
        SourceLocation start = location(parser.currentTokenLocation());
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Entry entry = entry();
            requireKnown(entry);
            entries.add(entry);
        }
        if (entries.stream().noneMatch(entry -> entry.key().equals("plugins"))) {
            throw invalid("the list \"plugins\" is missing", RESTORE);
        }
        if (parser.nextToken() != null) {
            throw invalid("unexpected content after the end of the registry", RESTORE);
        }
        return new Mapping(start, entries);
    }

    private static void requireKnown(Entry entry) throws InvalidRegistryFileException {
        SourceLocation start = entry.value().location();
        if (entry.key().equals("plugins") && !(entry.value() instanceof Sequence)) {
            throw invalid(start, "\"plugins\" is not a list", RESTORE);
        }
        Object value = entry.value().plain();
        if (entry.key().equals("version") && !isKnown(value)) {
            throw invalid(
                    start,
                    "this registry has format %s, but only 1.x is supported"
                            .formatted(SafeExcerpt.of(asWritten(value), 40)),
                    "use a newer registry-maven-plugin; the file stays as it is");
        }
    }

    private SourceNode value() throws IOException {
        SourceLocation start = location(parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Mapping(start, entries());
            case START_ARRAY -> new Sequence(start, items());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    new Scalar(start, ScalarType.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(start, ScalarType.BOOLEAN, parser.getText());
            case VALUE_NULL -> new Scalar(start, ScalarType.NOTHING, "");
            default -> new Scalar(start, ScalarType.TEXT, parser.getText());
        };
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            entries.add(entry());
        }
        return entries;
    }

    private Entry entry() throws IOException {
        String key = parser.currentName();
        SourceLocation start = location(parser.currentTokenLocation());
        parser.nextToken();
        return new Entry(key, start, value());
    }

    private List<SourceNode> items() throws IOException {
        List<SourceNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }

    private static SourceLocation location(JsonLocation location) {
        return new SourceLocation(FILE, location.getLineNr(), location.getColumnNr());
    }

    private static String asWritten(@Nullable Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }

    private static boolean isKnown(@Nullable Object format) {
        return KNOWN_FORMAT.matcher(String.valueOf(format)).matches();
    }

    private InvalidRegistryFileException invalid(String message, String cure) {
        return invalid(location(parser.currentTokenLocation()), message, cure);
    }

    private static InvalidRegistryFileException invalid(
            SourceLocation location, String message, String cure) {
        return new InvalidRegistryFileException(
                Math.max(1, location.line()), Math.max(1, location.column()), message, cure);
    }
}
