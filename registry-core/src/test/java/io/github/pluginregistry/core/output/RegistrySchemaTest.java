package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySchemaTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Schema SCHEMA = SchemaLoader.load(new JSONObject(RegistrySchema.text()));

    /** An entry with the ten fields of the original format alone. */
    private static final String ORIGINAL =
            """
            {
              "version": "1.0",
              "lastUpdated": "2025-11-02T10:00:00Z",
              "description": "",
              "plugins": [
                {
                  "id": "kubernetes_multicluster",
                  "name": "Kubernetes",
                  "description": "",
                  "sourcePath": "",
                  "repository": "https://github.com/pipe-cd/pipecd",
                  "repositoryType": "inline",
                  "latestVersion": "unknown",
                  "releaseUrl": "https://github.com/pipe-cd/pipecd",
                  "tagPattern": "*",
                  "status": "stable"
                }
              ],
              "metadata": {"updateFrequency": "", "dataFormat": "", "apiVersion": "", "notes": ""}
            }
            """;

    static void validate(JSONObject registry) {
        SCHEMA.validate(registry);
    }

    @Test
    void endsWithALineFeedAndHasNoOtherLineEnd() {
        assertThat(RegistrySchema.text()).endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void acceptsWhatIsRendered() {
        SCHEMA.validate(
                new JSONObject(new JsonRenderer(Registries.DOCS).render(Registries.acme())));
    }

    @Test
    void acceptsTheOriginalFormatAndFieldsOfOthers() throws JsonProcessingException {
        ObjectNode registry = (ObjectNode) MAPPER.readTree(ORIGINAL);
        registry.put("generatedBy", "another program");
        ((ObjectNode) registry.at("/plugins/0")).put("stars", 7);

        SCHEMA.validate(new JSONObject(registry.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"git@github.com:pipe-cd/pipecd.git", "/srv/git/x", "../x", "C:\\git", "a b"})
    void acceptsRepositoriesThatAreNoUrl(String repository) throws JsonProcessingException {
        SCHEMA.validate(with("/plugins/0", "repository", MAPPER.valueToTree(repository)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    /             | version        | "2.0"
                    /             | lastUpdated    | "2025-11-02"
                    /             | lastUpdated    | "2025-11-02T10:00:00+00:00Z"
                    /             | plugins        | {}
                    /metadata     | notes          | null
                    /plugins/0    | id             | "Kubernetes"
                    /plugins/0    | id             | "-k"
                    /plugins/0    | name           | ""
                    /plugins/0    | repository     | "https://a b"
                    /plugins/0    | repository     | ""
                    /plugins/0    | repositoryType | "outside"
                    /plugins/0    | latestVersion  | 1
                    /plugins/0    | latestVersion  | ""
                    /plugins/0    | releaseUrl     | "https://a b"
                    /plugins/0    | status         | "gamma"
                    /plugins/0    | releasedAt     | "yesterday"
                    /plugins/0    | commit         | "3ecbefa"
                    /plugins/0    | docs           | "https://a b"
                    /plugins/0    | labels         | "one"
                    /plugins/0    | replacedBy     | "No Id"
                    /plugins/0    | install        | ""
                    /plugins/0    | download       | "https://a b"
                    """)
    void refusesABrokenValue(String pointer, String field, String value)
            throws JsonProcessingException {
        JSONObject broken = with(pointer, field, MAPPER.readTree(value));

        assertThatThrownBy(() -> SCHEMA.validate(broken)).isInstanceOf(ValidationException.class);
    }

    @Test
    void requiresEveryFieldOfTheOriginalFormat() throws JsonProcessingException {
        for (String pointer : new String[] {"", "/plugins/0", "/metadata"}) {
            for (String field :
                    MAPPER.readTree(ORIGINAL).at(pointer).properties().stream()
                            .map(property -> property.getKey())
                            .toList()) {
                JsonNode registry = MAPPER.readTree(ORIGINAL);
                ((ObjectNode) registry.at(pointer)).remove(field);
                JSONObject broken = new JSONObject(registry.toString());

                assertThatThrownBy(() -> SCHEMA.validate(broken))
                        .as(pointer + "/" + field)
                        .isInstanceOf(ValidationException.class);
            }
        }
    }

    private static JSONObject with(String pointer, String field, JsonNode value)
            throws JsonProcessingException {
        JsonNode registry = MAPPER.readTree(ORIGINAL);
        ((ObjectNode) registry.at(pointer.equals("/") ? "" : pointer)).set(field, value);
        return new JSONObject(registry.toString());
    }
}
