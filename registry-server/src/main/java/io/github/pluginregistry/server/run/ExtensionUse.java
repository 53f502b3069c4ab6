package io.github.pluginregistry.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.definition.ExtensionDefinition;
import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a registry uses extensions: what of its definition they depend on. As JSON it is in the
 * database, so that a replica can answer requests for a registry that another one runs.
 *
 * @param registry what extensions know of the registry
 * @param extensions the entries of the definition
 */
record ExtensionUse(RegistryInfo registry, List<ExtensionDefinition> extensions) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    ExtensionUse {
        extensions = List.copyOf(extensions);
    }

    static ExtensionUse of(RegistryDefinition definition) {
        return new ExtensionUse(
                new RegistryInfo(
                        definition.name(),
                        definition.description(),
                        definition.repository().address()),
                definition.extensions());
    }

    /**
     * Reads the text of an earlier run.
     *
     * @throws JsonProcessingException if it cannot be read
     */
    static ExtensionUse parse(String json) throws JsonProcessingException {
        JsonNode root = JSON.readTree(json);
        List<ExtensionDefinition> extensions = new ArrayList<>();
        for (JsonNode each : root.path("extensions")) {
            extensions.add(
                    new ExtensionDefinition(
                            each.path("id").asText(),
                            each.path("priority").asInt(),
                            JSON.convertValue(each.path("hosts"), new TypeReference<>() {}),
                            JSON.convertValue(each.path("configuration"), new TypeReference<>() {}),
                            Duration.ofMillis(each.path("timeLimit").asLong()),
                            OnFailure.valueOf(each.path("onFailure").asText())));
        }
        JsonNode registry = root.path("registry");
        return new ExtensionUse(
                new RegistryInfo(
                        registry.path("name").asText(),
                        registry.path("description").asText(),
                        registry.path("repository").asText()),
                extensions);
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("registry")
                .put("name", registry.name())
                .put("description", registry.description())
                .put("repository", registry.repository());
        ArrayNode all = root.putArray("extensions");
        for (ExtensionDefinition each : extensions) {
            ObjectNode one =
                    all.addObject()
                            .put("id", each.id())
                            .put("priority", each.priority())
                            .put("timeLimit", each.timeLimit().toMillis())
                            .put("onFailure", each.onFailure().name());
            one.set("hosts", JSON.valueToTree(each.hosts()));
            one.set("configuration", JSON.valueToTree(each.configuration()));
        }
        return root.toString();
    }
}
