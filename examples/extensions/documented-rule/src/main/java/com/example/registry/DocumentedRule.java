package com.example.registry;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.PluginBatch;
import java.util.List;

public final class DocumentedRule implements CheckRule {

    private int words;

    @Override
    public Capabilities capabilities() {
        return Capabilities.of("documented", "Every plugin has a description.")
                .withConfigurationSchema(
                        """
                        {
                          "type": "object",
                          "properties": {"words": {"type": "integer", "minimum": 1}},
                          "additionalProperties": false
                        }
                        """);
    }

    @Override
    public void start(ExtensionContext context) {
        words = context.text("words").map(Integer::parseInt).orElse(1);
    }

    @Override
    public List<Finding> check(PluginBatch batch) {
        return batch.plugins().stream()
                .filter(plugin -> countWords(plugin.description()) < words)
                .map(
                        plugin ->
                                Finding.error(
                                                "description",
                                                plugin.id(),
                                                "the description has less than %d words"
                                                        .formatted(words))
                                        .withRemedy("describe the plugin in the definition"))
                .toList();
    }

    private static int countWords(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
