package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/definition.md against the schema and against the definition that tests read. */
class DefinitionGuideTest {

    private static final Path GUIDE =
            Path.of(System.getProperty("repository.root"), "docs", "definition.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^### `(.+)`$");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

    private final String guide = read();

    @Test
    void hasASectionForEveryKeyAndNoOther() {
        assertThat(sections().keySet()).containsExactlyInAnyOrderElementsOf(keys().keySet());
    }

    @Test
    void takesEveryExampleFromTheDefinitionThatTestsRead() {
        List<String> complete = Written.resource("complete.yaml").lines().toList();
        assertThat(examples(guide))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(isRun(it.lines().toList(), complete)).isTrue());
    }

    @Test
    void saysWhichKeysAreRequired() {
        assertThat(sections())
                .allSatisfy(
                        (key, section) ->
                                assertThat(section.contains("- Required"))
                                        .isEqualTo(isRequired(key)));
    }

    @Test
    void saysWhichWordsAreAllowedAndWhichOneIsTheDefault() {
        keys().forEach(
                        (key, schema) -> {
                            List<String> words = new ArrayList<>();
                            schema.path("enum").forEach(it -> words.add("`" + it.asText() + "`"));
                            if (!words.isEmpty()) {
                                assertThat(sections().get(key))
                                        .contains("- Allowed: " + String.join(", ", words) + ".");
                            }
                            if (schema.has("default")
                                    && schema.path("default").asText().length() > 0) {
                                assertThat(sections().get(key))
                                        .contains(
                                                "- Default: `"
                                                        + schema.path("default").asText()
                                                        + "`.");
                            }
                        });
    }

    private Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        List<MatchResult> headings = HEADING.matcher(guide).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : guide.length();
            sections.put(headings.get(i).group(1), guide.substring(headings.get(i).end(), end));
        }
        return sections;
    }

    private static List<String> examples(String text) {
        return EXAMPLE.matcher(text).results().map(it -> it.group(1)).toList();
    }

    /** Whether lines stand in a file one after the other, as far in or further out. */
    private static boolean isRun(List<String> lines, List<String> file) {
        String run = String.join("\n", shiftedLeft(lines));
        for (int start = 0; start + lines.size() <= file.size(); start++) {
            List<String> part = file.subList(start, start + lines.size());
            if (String.join("\n", shiftedLeft(part)).equals(run)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> shiftedLeft(List<String> lines) {
        return String.join("\n", lines).stripIndent().lines().toList();
    }

    private static boolean isRequired(String key) {
        int dot = key.lastIndexOf('.');
        JsonNode parent = dot < 0 ? SchemaTree.OF_DEFINITIONS : schema(key.substring(0, dot));
        List<String> required = new ArrayList<>();
        parent.path("required").forEach(it -> required.add(it.asText()));
        return required.contains(key.substring(dot + 1));
    }

    private static JsonNode schema(String path) {
        JsonNode schema = SchemaTree.OF_DEFINITIONS;
        for (String key : path.split("\\.", -1)) {
            schema = schema.path("properties").path(key.replace("[]", ""));
            schema = key.endsWith("[]") ? schema.path("items") : schema;
        }
        return schema;
    }

    private static Map<String, JsonNode> keys() {
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        collect("", SchemaTree.OF_DEFINITIONS, keys);
        return keys;
    }

    private static void collect(String parent, JsonNode schema, Map<String, JsonNode> keys) {
        schema.path("properties")
                .properties()
                .forEach(
                        property -> {
                            String key = parent + property.getKey();
                            keys.put(key, property.getValue());
                            if (key.equals("rules")) {
                                return; // They have a page of their own.
                            }
                            collect(key + ".", property.getValue(), keys);
                            collect(key + "[].", property.getValue().path("items"), keys);
                        });
    }

    private static String read() {
        try {
            return Files.readString(GUIDE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
