package io.github.pluginregistry.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.RealTags;
import io.github.pluginregistry.core.version.VersionScheme;
import io.github.pluginregistry.init.detect.TagFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From nothing to a registry, for each way to tag: tag-shapes.txt says what is right. */
class TagShapesTest {

    @TempDir private Path directory;

    /** A repository with its tags, and what should come out. */
    record Shape(String repository, String about, List<String> tags, List<String> expected) {

        @Override
        public String toString() {
            return repository + ": " + about;
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void definesThePluginsOf(Shape shape) throws Exception {
        String url = "https://github.com/acme/" + shape.repository();
        FakeSource source = new FakeSource().tags(url, shape.tags().toArray(String[]::new));
        if (shape.expected().equals(List.of("nothing"))) {
            assertThatThrownBy(() -> init(source, url))
                    .isInstanceOf(InitException.class)
                    .hasMessageContaining("no plugin found");
            return;
        }

        InitReport report = init(source, url);

        Path file = directory.resolve("registry.yaml");
        RegistryDefinition definition = new DefinitionReader().read(file);
        RegistryService.of(definition, file, directory.resolve("docs"))
                .source(source)
                .build()
                .update();
        List<String> published = published();
        assertThat(
                        definition.plugins().stream()
                                .map(plugin -> described(plugin, published.remove(0)))
                                .toList())
                .containsExactlyElementsOf(shape.expected());
        assertThat(report.rows())
                .extracting(InitReport.Row::version)
                .containsExactlyElementsOf(published());
    }

    private InitReport init(FakeSource source, String... repositories) throws Exception {
        InitOptions options =
                new InitOptions(
                        directory.resolve("registry.yaml"),
                        List.of(repositories),
                        TagFilter.ALL,
                        List.of(),
                        false,
                        null,
                        null,
                        null,
                        "1.0.0");
        return new InitRegistry(
                        options,
                        definition ->
                                RegistryService.of(
                                                definition,
                                                options.definition(),
                                                directory.resolve("docs"))
                                        .source(source),
                        Questions.NONE)
                .run();
    }

    private List<String> published() throws IOException {
        return new ObjectMapper()
                .readTree(directory.resolve("docs/plugins.json").toFile())
                .get("plugins")
                .valueStream()
                .map(plugin -> plugin.get("latestVersion").asText())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String described(PluginDefinition plugin, String version) {
        List<String> rest = new ArrayList<>();
        plugin.selection().formerTagPatterns().forEach(it -> rest.add(it.toString()));
        if (plugin.selection().scheme() != VersionScheme.SEMVER) {
            rest.add(plugin.selection().scheme().key());
        }
        if (plugin.selection().includePrereleases()) {
            rest.add("prereleases");
        }
        if (!plugin.selection().ignore().isEmpty()) {
            rest.add(
                    plugin.selection().ignore().stream()
                            .map(it -> it.version())
                            .collect(Collectors.joining(" ", "ignore ", "")));
        }
        if (plugin.profile().status() != Status.STABLE) {
            rest.add(plugin.profile().status().key());
        }
        return Stream.of(
                        plugin.id().value(),
                        version,
                        plugin.selection().tagPattern().toString(),
                        String.join(", ", rest))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    static Stream<Shape> shapes() throws IOException {
        try (InputStream file = TagShapesTest.class.getResourceAsStream("/tag-shapes.txt")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n== "))
                    .skip(1)
                    .map(TagShapesTest::shape)
                    .toList()
                    .stream();
        }
    }

    private static Shape shape(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String[] title = lines.get(0).split(": ", 2);
        return new Shape(
                title[0],
                title[1],
                List.of(lines.get(1).split(" ")),
                lines.stream().skip(2).map(line -> line.substring("-> ".length())).toList());
    }

    /** The versions are those of the table that git agrees with. */
    @Test
    void definesTheRealPluginsOfFalco() throws Exception {
        String url = "https://github.com/falcosecurity/plugins";
        InitReport report =
                init(
                        new FakeSource()
                                .tags(url, RealTags.FALCO_PLUGINS.names().toArray(String[]::new)),
                        url);

        assertThat(report.rows())
                .extracting(row -> row.id() + " " + row.version())
                .containsExactly(
                        "cloudtrail v0.17.1",
                        "collector v0.1.1",
                        "container v0.7.1",
                        "dummy v0.11.5",
                        "dummy_c v0.3.0",
                        "dummy_rs v0.1.2",
                        "gcpaudit v0.8.1",
                        "github v0.10.1",
                        "json v0.7.4",
                        "k8saudit v0.18.0",
                        "k8saudit-aks v0.6.0",
                        "k8saudit-eks v0.12.0",
                        "k8saudit-gke v0.9.0",
                        "k8saudit-ovh v0.6.0",
                        "k8smeta v0.4.1",
                        "kafka v0.1.6",
                        "krsi v0.2.0",
                        "okta v0.12.0");
    }
}
