package io.github.pluginregistry.outputs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.VersionHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code history.json}, or says in which line it is not what this program writes: a value
 * that was guessed would be published from then on.
 */
final class HistoryReader {

    private static final int DEPTH = 20;
    private static final int NAME = 1_000;

    private static final JsonFactory PARSERS =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH)
                                    .maxNameLength(NAME)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private final JsonParser parser;

    private HistoryReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a history; an empty text is one without versions.
     *
     * @throws IOException if it is none; the message has the line and what is wrong there
     */
    static VersionHistory read(String text) throws IOException {
        if (text.isEmpty()) {
            return new VersionHistory(true, Map.of());
        }
        try (JsonParser parser = PARSERS.createParser(text)) {
            return new HistoryReader(parser).history();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IOException(
                    "line %d: invalid JSON: %s"
                            .formatted(line, SafeExcerpt.ofParserMessage(e.getOriginalMessage())),
                    e);
        }
    }

    private VersionHistory history() throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "expected a JSON object");
        @Nullable Map<String, List<PluginVersion>> plugins = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("version")) {
                requireKnownFormat();
            } else if (field.equals("plugins")) {
                plugins = plugins();
            } else {
                parser.skipChildren();
            }
        }
        require(parser.nextToken() == null, "unexpected content after the end");
        if (plugins == null) {
            throw invalid("the list \"plugins\" is missing");
        }
        return new VersionHistory(true, plugins);
    }

    private void requireKnownFormat() throws IOException {
        String format = parser.getValueAsString("");
        require(
                format.matches("1(\\.[0-9]{1,9}){0,2}"),
                "format \"%s\" is not 1.x; use a newer registry-maven-plugin"
                        .formatted(SafeExcerpt.of(format)));
    }

    private Map<String, List<PluginVersion>> plugins() throws IOException {
        requireToken(JsonToken.START_ARRAY, "plugins", "a list");
        Map<String, List<PluginVersion>> plugins = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireToken(JsonToken.START_OBJECT, "an entry of plugins", "an object");
            String id = "";
            @Nullable List<PluginVersion> versions = null;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("id")) {
                    id = text("id");
                } else if (field.equals("versions")) {
                    versions = versions();
                } else {
                    parser.skipChildren();
                }
            }
            require(PluginId.isOne(id), "\"%s\" is not a plugin id".formatted(SafeExcerpt.of(id)));
            require(versions != null, "plugin \"%s\" has no list \"versions\"".formatted(id));
            require(
                    plugins.put(id, versions == null ? List.of() : versions) == null,
                    "plugin \"%s\" is there twice".formatted(id));
        }
        return plugins;
    }

    private List<PluginVersion> versions() throws IOException {
        requireToken(JsonToken.START_ARRAY, "versions", "a list");
        List<PluginVersion> versions = new ArrayList<>();
        Set<String> tags = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireToken(JsonToken.START_OBJECT, "an entry of versions", "an object");
            PluginVersion version = version();
            require(
                    tags.add(version.tag()),
                    "the tag \"%s\" is there twice".formatted(SafeExcerpt.of(version.tag())));
            versions.add(version);
        }
        return versions;
    }

    private PluginVersion version() throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                parser.skipChildren();
            } else {
                fields.put(field, parser.getText());
            }
        }
        try {
            return HistoryFields.version(fields);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private String text(String field) throws IOException {
        requireToken(JsonToken.VALUE_STRING, field, "a text");
        return parser.getText();
    }

    private void requireToken(JsonToken token, String field, String kind) throws IOException {
        require(parser.currentToken() == token, "%s is not %s".formatted(field, kind));
    }

    private void require(boolean condition, String problem) throws IOException {
        if (!condition) {
            throw invalid(problem);
        }
    }

    private IOException invalid(String problem) {
        return new IOException(
                "line %d: %s".formatted(parser.currentLocation().getLineNr(), problem));
    }
}
