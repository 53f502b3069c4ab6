package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docs/registry-format.md against what it speaks of. */
class RegistryFormatGuideTest {

    private static final Path DOCS = Path.of(System.getProperty("repository.root"), "docs");

    @ParameterizedTest
    @ValueSource(strings = {"latest.sh", "latest.mjs", "latest.py", "one.sh"})
    void showsEachExampleAsItsFileIs(String name) throws IOException {
        assertThat(blockAfter("(examples/" + name + ")"))
                .isEqualTo(Files.readString(DOCS.resolve("examples").resolve(name)));
    }

    @Test
    void showsARegistryThatIsValid() throws IOException {
        SchemaLoader.load(new JSONObject(RegistrySchema.text()))
                .validate(new JSONObject(blockAfter("## plugins.json")));
    }

    @Test
    void explainsEveryFieldOfTheRegistry() throws IOException {
        assertThatAllAreExplained("/properties", "");
        assertThatAllAreExplained("/properties/metadata/properties", "metadata.");
    }

    @Test
    void explainsEveryFieldOfAPlugin() throws IOException {
        assertThatAllAreExplained("/definitions/plugin/properties", "");
    }

    private static void assertThatAllAreExplained(String pointer, String prefix)
            throws IOException {
        String guide = guide();
        assertThat(schema().at(pointer).properties())
                .isNotEmpty()
                .filteredOn(field -> !field.getKey().equals("metadata"))
                .allSatisfy(
                        field ->
                                assertThat(guide)
                                        .contains("\n| `" + prefix + field.getKey() + "` |"));
    }

    private static JsonNode schema() throws JsonProcessingException {
        return new JsonMapper().readTree(RegistrySchema.text());
    }

    private static String blockAfter(String landmark) throws IOException {
        String guide = guide();
        int from = guide.indexOf(landmark);
        assertThat(from).as(landmark).isNotNegative();
        Matcher block = Pattern.compile("(?s)```\\w+\n(.*?)```\n").matcher(guide);
        assertThat(block.find(from)).as("a block after " + landmark).isTrue();
        return block.group(1);
    }

    private static String guide() throws IOException {
        return Files.readString(DOCS.resolve("registry-format.md"));
    }
}
