package io.github.pluginregistry.server.config;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.YamlDocument;
import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.JsonSchema;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A configuration as a tree with the place of each value, checked against the JSON Schema. */
final class ConfigurationDocument {

    private ConfigurationDocument() {}

    static SourceNode read(String text, String name, Errors errors)
            throws IOException, ConfigurationException {
        try {
            return YamlDocument.read(text, name);
        } catch (DefinitionException e) {
            e.problems()
                    .forEach(
                            it ->
                                    errors.add(
                                            it.location(),
                                            JsonPath.ROOT,
                                            it.problem(),
                                            it.remedy()));
            errors.throwIfAny();
            throw new IllegalStateException("a syntax error has a problem", e);
        }
    }

    static void validate(SourceNode document, JsonSchema schema, Errors errors) {
        requireKeysOnce(document, JsonPath.ROOT, errors);
        schema.validate(document.plain()).forEach(violation -> errors.add(document, violation));
    }

    private static void requireKeysOnce(SourceNode node, JsonPath path, Errors errors) {
        if (node instanceof Mapping mapping) {
            List<String> keys = new ArrayList<>();
            for (SourceNode.Entry entry : mapping.entries()) {
                if (keys.contains(entry.key())) {
                    errors.add(
                            entry.location(),
                            path.key(entry.key()),
                            "this key is here twice",
                            "remove one");
                }
                keys.add(entry.key());
                requireKeysOnce(entry.value(), path.key(entry.key()), errors);
            }
        } else if (node instanceof SourceNode.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                requireKeysOnce(list.items().get(i), path.item(i), errors);
            }
        }
    }
}
