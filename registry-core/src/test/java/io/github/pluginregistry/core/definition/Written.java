package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.validation.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Definitions written in tests, and what reading them says. */
final class Written {

    /** A definition to which a test adds the lines it is about, under the one plugin it has. */
    static final String PLUGIN =
            """
            name: Tools
            repository: https://github.com/owner/home
            plugins:
              - id: hammer
                name: Hammer
                tagPattern: v*
            """;

    private Written() {}

    static String resource(String name) {
        try (InputStream in = Written.class.getResourceAsStream("/definition/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one plugin with more keys, each on a line of its own. */
    static PluginDefinition plugin(String... keys) {
        return yaml(withKeys(keys)).plugins().get(0);
    }

    /** What is wrong with the one plugin with more keys; they start at line 7. */
    static List<String> problemsOfPlugin(String... keys) {
        return problems(withKeys(keys));
    }

    private static String withKeys(String... keys) {
        StringBuilder definition = new StringBuilder(PLUGIN);
        for (String key : keys) {
            definition.append("    ").append(key).append('\n');
        }
        return definition.toString();
    }

    static RegistryDefinition yaml(String text) {
        return accepted(DefinitionFormat.YAML, text);
    }

    static RegistryDefinition json(String text) {
        return accepted(DefinitionFormat.JSON, text);
    }

    static List<String> problems(String yaml) {
        return problems(DefinitionFormat.YAML, yaml.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> problemsOfJson(String json) {
        return problems(DefinitionFormat.JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> problems(DefinitionFormat format, byte[] bytes) {
        try {
            new DefinitionReader().read(format, bytes, "registry.yaml");
            return List.of();
        } catch (DefinitionException e) {
            return e.problems().stream().map(Diagnostic::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RegistryDefinition accepted(DefinitionFormat format, String text) {
        try {
            return new DefinitionReader()
                    .read(format, text.getBytes(StandardCharsets.UTF_8), "registry.yaml");
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
