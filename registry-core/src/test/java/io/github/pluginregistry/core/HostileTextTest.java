package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.output.RegistrySchema;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.HostileText;
import io.github.pluginregistry.core.testing.ParsedPage;
import io.github.pluginregistry.core.validation.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an update publishes of answers that may say anything: a plugin for each of them. */
class HostileTextTest {

    @TempDir private Path directory;

    private final FakeSource source = new FakeSource();
    private final List<PluginDefinition> plugins = new ArrayList<>();

    @Test
    void whateverATagSaysIsPublishedAsText() throws Exception {
        for (String text : HostileText.samples()) {
            add(Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0-" + text), Release.ofTag(text));
            add(Release.ofTag("v1.0.0+" + text).withCommit("a".repeat(40)));
            add(Release.ofTag(text + "/v1.0.0"));
        }
        update();

        assertThat(published())
                .as("what git does not allow for a tag is not published at all")
                .isNotEmpty()
                .hasSizeLessThan(plugins.size());
        ParsedPage page = new ParsedPage(Files.readString(directory.resolve("plugins.md")));
        assertThat(page.intruders()).isEmpty();
        assertThat(page.links())
                .allMatch(link -> link.matches("https://[!-~]*|#[a-z0-9-]+|[a-z.]+"));
    }

    @Test
    void whatIsPublishedLeadsToNoRepository() throws Exception {
        Files.writeString(
                directory.resolve("plugins.json"),
                """
                {"plugins": [{"id": "p0", "latestVersion": "v1.0.0", "repository": "file:///etc",
                              "releaseUrl": "ext::touch pwned"}]}
                """);
        add(Release.ofTag("v1.0.0"));
        update();

        assertThat(source.questions())
                .isNotEmpty()
                .allMatch(it -> it.matches("(tags|releases) a/0.*|dates .*"));
    }

    private void add(Release... releases) {
        String repository = "https://git.example.com/a/" + plugins.size();
        source.releases(repository, releases);
        plugins.add(plugin("p" + plugins.size(), repository, select("**")));
    }

    private void update() throws Exception {
        RegistryService.of(
                        registry(plugins.toArray(PluginDefinition[]::new)),
                        directory.resolve("registry.yaml"),
                        directory)
                .source(source)
                .build()
                .update();
    }

    /** The entries of plugins.json, which obeys its schema. */
    private JsonNode published() throws Exception {
        String json =
                new String(
                        Files.readAllBytes(directory.resolve("plugins.json")),
                        StandardCharsets.UTF_8);
        ObjectMapper reader = new ObjectMapper();
        assertThat(
                        JsonSchema.of(RegistrySchema.text())
                                .validate(reader.readValue(json, Object.class)))
                .isEmpty();
        return reader.readTree(json).path("plugins");
    }
}
