package io.github.pluginregistry.core.output;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginMetadata.RepositoryType;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.testing.ParsedPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownRendererTest {

    private final MarkdownRenderer renderer = new MarkdownRenderer();

    @Test
    void rendersThePageInTheGoldenFile() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("/render/plugins.md")) {
            assertThat(renderer.render(Registries.acme(), Registries.DOCS))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void saysThatARegistryIsEmpty() {
        assertThat(renderer.render(registry(List.of()), Registries.DOCS))
                .contains("No plugin is listed yet.")
                .doesNotContain("| Plugin |");
    }

    @Test
    void linksAVersionToItsReleaseAndUnknownToNothing() {
        Registry registry =
                registry(
                        List.of(
                                plugin(
                                        "a",
                                        "A",
                                        "https://a.example/r",
                                        latest("v1", "https://a.example/1")),
                                plugin(
                                        "b",
                                        "B",
                                        "https://a.example/r",
                                        LatestRelease.unknown("https://a.example/r"))));

        assertThat(renderer.render(registry, Registries.DOCS))
                .contains("- **Latest version:** [v1](https://a.example/1)\n")
                .contains("- **Latest version:** unknown\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)", "data:text/html,x", "git@a.example:b/c.git",
                "ssh://git@a.example/b", "/srv/git/b", "C:\\git\\b",
                "https://user:secret@a.example/b", "https://a.example/\u202eb",
            })
    void showsAnAddressThatIsNoPageWithoutLinkingIt(String address) {
        Registry registry = registry(List.of(plugin("a", "A", address, latest("v1", address))));

        ParsedPage page = new ParsedPage(renderer.render(registry, Registries.DOCS));

        assertThat(page.text()).contains(ControlCharEscaper.of(address));
        assertThat(page.links())
                .containsExactlyInAnyOrder(
                        "https://a.example/home",
                        "plugins.json",
                        "plugins.schema.json",
                        "#a",
                        "../registry.yaml");
    }

    @Test
    void namesTheDefinitionThatIsNotFoundByItself() {
        assertThat(renderer.render(registry(List.of()), new PageLocation("", "plugins.yaml", "")))
                .contains("[`plugins.yaml`](plugins.yaml)")
                .contains(
                        "registry-maven-plugin:update -Dregistry.definition=plugins.yaml -Dregistry.outputDirectory=.\n")
                .contains(
                        "registry-maven-plugin:check -Dregistry.definition=plugins.yaml -Dregistry.outputDirectory=.\n");
    }

    @Test
    void changesWithEveryValueOfARegistry() {
        Registry registry = Registries.acme();
        List<Registry> all = Stream.concat(Stream.of(registry), Variants.of(registry)).toList();

        Set<String> pages = all.stream().map(this::page).collect(toSet());

        assertThat(all).hasSizeGreaterThan(300);
        assertThat(pages).hasSameSizeAs(Set.copyOf(all));
    }

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void changesWithEveryValueOfAnyRegistry(@ForAll("registries") Registry registry) {
        List<Registry> all = Stream.concat(Stream.of(registry), Variants.of(registry)).toList();

        assertThat(all.stream().map(this::page).collect(toSet())).hasSameSizeAs(Set.copyOf(all));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void holdsItsShapeWhateverTheTextsHold(@ForAll("registries") Registry registry) {
        ParsedPage page = new ParsedPage(page(registry));
        int plugins = registry.plugins().size();

        assertThat(page.intruders()).isEmpty();
        assertThat(page.headings(1)).hasSize(1);
        assertThat(page.headings(2)).hasSize(plugins == 0 ? 3 : 4);
        assertThat(page.headings(3)).hasSize(plugins);
        assertThat(page.rows())
                .hasSize(plugins == 0 ? 0 : plugins + 1)
                .allSatisfy(row -> assertThat(row).hasSize(5));
        assertThat(page.rows().stream().skip(1).map(row -> row.get(0))).isEqualTo(page.headings(3));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void linksOnlyToItsOwnSectionsAndToAddressesOfTheRegistry(
            @ForAll("registries") Registry registry) {
        ParsedPage page = new ParsedPage(page(registry));

        assertThat(page.links())
                .allSatisfy(
                        link ->
                                assertThat(
                                                link.startsWith("#")
                                                        ? page.anchors().contains(link.substring(1))
                                                        : addresses(registry).contains(link)
                                                                || isRelativeOrTree(link))
                                        .as(link)
                                        .isTrue());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void givesEverySectionAnAnchorOfItsOwn(@ForAll("registries") Registry registry) {
        ParsedPage page = new ParsedPage(page(registry));

        List<String> toSections =
                page.links().stream().filter(link -> link.startsWith("#")).toList();

        assertThat(Set.copyOf(toSections)).hasSameSizeAs(registry.plugins());
        assertThat(page.anchors()).doesNotHaveDuplicates();
    }

    private static boolean isRelativeOrTree(String link) {
        return link.startsWith("../")
                || link.matches("plugins\\.(schema\\.)?json")
                || link.startsWith("https://github.com/a/b/tree/HEAD/");
    }

    private static Set<String> addresses(Registry registry) {
        return Stream.concat(
                        Stream.of(registry.home()),
                        registry.plugins().stream()
                                .flatMap(
                                        plugin ->
                                                Stream.of(
                                                        plugin.profile().repository(),
                                                        plugin.latest().releaseUrl(),
                                                        plugin.profile().docs().orElse(""))))
                .filter(address -> address.matches("(?i)https?://.*"))
                .collect(toSet());
    }

    private String page(Registry registry) {
        return renderer.render(registry, Registries.DOCS);
    }

    @Provide
    Arbitrary<Registry> registries() {
        return HostileRegistry.any();
    }

    private static Registry registry(List<Plugin> plugins) {
        return new Registry("R", "D", "https://a.example/home", "", "", Instant.EPOCH, plugins);
    }

    private static Plugin plugin(String id, String name, String repository, LatestRelease latest) {
        PluginMetadata profile =
                new PluginMetadata(
                        name,
                        "",
                        "",
                        repository,
                        RepositoryType.EXTERNAL,
                        "v*",
                        Status.STABLE,
                        null,
                        List.of(),
                        null);
        return new Plugin(new PluginId(id), profile, latest);
    }

    private static LatestRelease latest(String version, String releaseUrl) {
        return new LatestRelease(version, releaseUrl, null, null, null, null);
    }
}
