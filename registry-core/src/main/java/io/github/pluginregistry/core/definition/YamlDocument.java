package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.validation.SourceNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads YAML and JSON that is no definition as strictly as a definition: values with their places,
 * without aliases, tags and merge keys, and bounded in size and depth.
 */
public final class YamlDocument {

    private YamlDocument() {}

    /**
     * Reads a text, as YAML or as JSON by the file's name.
     *
     * @param name what messages call the file, for example {@code server.yaml}
     * @throws DefinitionException if it cannot be read; with all reasons
     */
    public static SourceNode read(String text, String name)
            throws IOException, DefinitionException {
        String decoded = DefinitionDecoder.of(text.getBytes(StandardCharsets.UTF_8), name);
        DefinitionFormat format = DefinitionFormat.of(name, name);
        if (format == DefinitionFormat.YAML) {
            DefinitionDecoder.requireShortLines(decoded, name);
        }
        ErrorCollector problems = new ErrorCollector();
        SourceNode node = NodeReader.read(format, decoded, name, problems);
        problems.throwIfAny();
        return node;
    }
}
