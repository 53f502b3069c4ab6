package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata.RepositoryType;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.version.VersionScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionSchemaTest {

    private static final Path PUBLISHED =
            Path.of(System.getProperty("repository.root"), "docs", "registry.schema.json");

    @Test
    void isPublishedForEditorsAsItIs() throws Exception {
        assertThat(PUBLISHED).hasContent(SchemaNode.SCHEMA);
        assertThat(Files.readString(PUBLISHED)).isEqualTo(SchemaNode.SCHEMA);
    }

    @Test
    void describesEveryKeyForAnEditor() {
        forEveryKey(key -> assertThat(key.path("description").asText()).endsWith("."));
    }

    @Test
    void showsAnExampleOfEveryTextAndItIsRight() {
        forEveryKey(
                key ->
                        key.path("examples")
                                .forEach(
                                        example -> {
                                            if (key.has("enum")) {
                                                assertThat(key.path("enum")).contains(example);
                                            }
                                            if (key.has("pattern")) {
                                                assertThat(example.asText())
                                                        .matches(key.path("pattern").asText());
                                            }
                                        }));
        forEveryKey(
                key -> {
                    if (key.path("type").asText().equals("string")) {
                        assertThat(key.path("examples")).isNotEmpty();
                    }
                });
    }

    @Test
    void tellsAnEditorHowEveryPatternIsMeant() {
        forEveryKey(
                key -> assertThat(key.has("patternErrorMessage")).isEqualTo(key.has("pattern")));
    }

    @Test
    void closesEveryMappingButTheConfigurationOfExtensions() {
        JsonNode free =
                SchemaTree.OF_DEFINITIONS.at(
                        "/properties/extensions/items/properties/configuration");
        forEveryKey(
                key -> {
                    if (key.path("type").asText().equals("object") && !key.equals(free)) {
                        assertThat(key.path("additionalProperties").isBoolean()).isTrue();
                        assertThat(key.path("additionalProperties").booleanValue()).isFalse();
                    }
                });
    }

    @Test
    void knowsTheWordsThatTheCodeKnows() {
        assertThat(words("status")).isEqualTo(keys(Status.values(), Status::key));
        assertThat(words("repositoryType"))
                .isEqualTo(keys(RepositoryType.values(), RepositoryType::key));
        assertThat(words("source")).isEqualTo(keys(SourceKind.values(), SourceKind::key));
        assertThat(words("versionScheme"))
                .isEqualTo(keys(VersionScheme.values(), VersionScheme::key));
        assertThat(
                        texts(
                                SchemaTree.OF_DEFINITIONS.at(
                                        "/properties/forges/items/properties/type/enum")))
                .isEqualTo(keys(ForgeType.values(), ForgeType::key));
    }

    @Test
    void knowsTheRulesThatTheCodeKnowsWithWhatTheyAreAboutAndWhatTheyWeigh() {
        JsonNode rules = SchemaTree.OF_DEFINITIONS.at("/properties/rules/properties");

        assertThat(rules.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(keys(Rule.values(), Rule::id));
        assertThat(Rule.values())
                .allSatisfy(
                        rule -> {
                            JsonNode key = rules.path(rule.id());
                            assertThat(key.path("description").asText()).isEqualTo(rule.sentence());
                            assertThat(key.path("default").asText())
                                    .isEqualTo(rule.severity().key());
                            assertThat(texts(key.path("enum")))
                                    .isEqualTo(keys(Severity.values(), Severity::key));
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a.b_c-d", "A", "-a", ".a", "", "a b", "ä", "a\n"})
    void allowsTheIdsThatTheCodeAllows(String id) {
        assertThat(id.matches(plugin("id").path("pattern").asText())).isEqualTo(isPluginId(id));
    }

    private static boolean isPluginId(String id) {
        try {
            new PluginId(id);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> words(String key) {
        return texts(plugin(key).path("enum"));
    }

    private static JsonNode plugin(String key) {
        return SchemaTree.OF_DEFINITIONS.at("/properties/plugins/items/properties").path(key);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static <T> List<String> keys(T[] values, java.util.function.Function<T, String> key) {
        return Arrays.stream(values).map(key).toList();
    }

    private static void forEveryKey(Consumer<JsonNode> check) {
        visit(SchemaTree.OF_DEFINITIONS, check);
    }

    private static void visit(JsonNode schema, Consumer<JsonNode> check) {
        check.accept(schema);
        schema.path("properties").forEach(key -> visit(key, check));
        if (schema.has("items")) {
            visit(schema.path("items"), check);
        }
    }
}
