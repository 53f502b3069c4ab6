package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pluginregistry.core.model.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonRendererTest {

    /** An optional value that is there, but blank, is left out like one that is not there. */
    private static final Pattern BLANK =
            Pattern.compile("(documentation|tagName|commitId|newerPrerelease)=[,\\]]");

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonRenderer renderer = new JsonRenderer(Registries.DOCS);

    @Test
    void rendersTheJsonInTheGoldenFile() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("/render/plugins.json")) {
            assertThat(renderer.render(Registries.acme()))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void writesAnEmptyRegistryInFull() {
        assertThat(renderer.render(described("")))
                .isEqualTo(
                        """
                        {
                          "version": "1.0",
                          "lastUpdated": "1970-01-01T00:00:00Z",
                          "description": "",
                          "plugins": [],
                          "metadata": {
                            "updateFrequency": "",
                            "dataFormat": "JSON Schema v7",
                            "apiVersion": "1.0.0",
                            "notes": ""
                          }
                        }
                        """);
    }

    @Test
    void cutsMomentsToSeconds() {
        Registry registry = described("").updatedAt(Instant.parse("2026-08-14T03:24:00.999999Z"));

        assertThat(renderer.render(registry)).contains("\"2026-08-14T03:24:00Z\"");
    }

    @Test
    void writesLettersOfAllScriptsAsTheyAre() {
        assertThat(renderer.render(described("Größe 日本 🚀 <&>"))).contains("\"Größe 日本 🚀 <&>\"");
    }

    @Test
    void escapesControlCharacters() {
        assertThat(renderer.render(described("\u001b[31m\n\"\\")))
                .contains("\"\\u001B[31m\\n\\\"\\\\\"");
    }

    @Test
    void escapesWhatUtf8CannotSpell() throws JsonProcessingException {
        String half = "é \ud83d 🚀";

        String json = renderer.render(described(half));

        assertThat(throughUtf8(json)).isEqualTo(json);
        assertThat(MAPPER.readTree(json).get("description").textValue()).isEqualTo(half);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void saysEverythingThatIsWrittenInTheRegistry(@ForAll("registries") Registry registry)
            throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(throughUtf8(renderer.render(registry)));

        assertThat(json.get("description").textValue()).isEqualTo(registry.description());
        assertThat(json.get("metadata").get("notes").textValue()).isEqualTo(registry.notes());
        assertThat(texts(json.get("plugins"), "name"))
                .isEqualTo(registry.plugins().stream().map(p -> p.profile().name()).toList());
        assertThat(texts(json.get("plugins"), "latestVersion"))
                .isEqualTo(registry.plugins().stream().map(p -> p.latest().version()).toList());
    }

    @Test
    void changesWithEveryValueThatIsPublished() {
        Registry registry = Registries.acme();
        List<Registry> published =
                Stream.concat(Stream.of(registry), Variants.of(registry))
                        .filter(other -> other.name().equals(registry.name()))
                        .filter(other -> other.home().equals(registry.home()))
                        .filter(other -> !BLANK.matcher(other.toString()).find())
                        .distinct()
                        .toList();

        assertThat(published.stream().map(renderer::render).collect(Collectors.toSet()))
                .hasSameSizeAs(published);
    }

    @Provide
    Arbitrary<Registry> registries() {
        return HostileRegistry.any();
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.get(field).textValue()));
        return texts;
    }

    private static String throughUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Registry described(String description) {
        return new Registry("R", description, "H", "", "", Instant.EPOCH, List.of());
    }
}
