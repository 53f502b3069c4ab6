package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.output.RegistrySchema;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnknownKeyRuleTest extends CheckedTest {

    @Test
    void suggestsTheKnownKeyForAMisspeltOne() throws Exception {
        registry.json("\"name\": \"Saw\"", "\"nane\": \"Saw\"");
        assertThat(registry.findings())
                .containsExactly(
                        "unknown-key plugins.json:24:15 saw: unknown key \"nane\", and \"name\" is expected");
    }

    @Test
    void doesNotSuggestAKeyThatIsPresent() throws Exception {
        registry.json("\"name\": \"Saw\"", "\"nane\": 1, \"name\": \"Saw\"");
        assertThat(registry.findings())
                .containsExactly("unknown-key plugins.json:24:15 saw: unknown key \"nane\"");
    }

    @Test
    void checksKeysOfTheRegistryAndItsMetadata() throws Exception {
        registry.json("\"version\"", "\"a/b\": 1, \"version\"")
                .json("\"updateFrequency\"", "\"x\": {}, \"updateFrequency\"");
        assertThat(registry.pointers())
                .containsExactly("unknown-key error /a~1b", "unknown-key error /metadata/x");
    }

    @Test
    void suggestsNothingForALongKey() throws Exception {
        registry.json("\"version\"", "\"" + "k".repeat(900) + "\": 1, \"version\"");
        assertThat(registry.pointers()).hasSize(1);
    }

    @Test
    void knowsTheKeysOfTheSchema() throws Exception {
        JsonNode schema = new ObjectMapper().readTree(RegistrySchema.text());
        assertThat(UnknownKeyRule.OF_A_REGISTRY).isEqualTo(keys(schema));
        assertThat(UnknownKeyRule.OF_METADATA).isEqualTo(keys(schema.at("/properties/metadata")));
        assertThat(UnknownKeyRule.OF_A_PLUGIN).isEqualTo(keys(schema.at("/definitions/plugin")));
    }

    private static Set<String> keys(JsonNode schema) {
        return schema.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
