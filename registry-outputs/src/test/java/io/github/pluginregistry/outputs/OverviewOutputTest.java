package io.github.pluginregistry.outputs;

import static io.github.pluginregistry.outputs.FeedOutputTest.version;
import static io.github.pluginregistry.outputs.TestRegistry.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewOutputTest {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    @TempDir private Path directory;

    private RegistryDefinition definition(String plugins) throws Exception {
        return new TestRegistry(directory)
                .outputs("json, markdown, schema, history, feed, overview")
                .plugins(plugins)
                .definition();
    }

    /** A registry in which the first plugin has these versions, the first of them the latest. */
    private static Registry registry(
            RegistryDefinition definition, String name, PluginVersion... versions) {
        List<Plugin> plugins = new ArrayList<>();
        for (var plugin : definition.plugins()) {
            boolean released = plugins.isEmpty() && versions.length > 0;
            plugins.add(
                    new Plugin(
                            plugin.id(),
                            plugin.profile(),
                            released ? latest(versions[0]) : LatestRelease.unknown(HOME),
                            released ? List.of(versions) : List.of()));
        }
        return new Registry(
                name, "", HOME, "", "", versions[0].releasedAt().orElseThrow(), plugins);
    }

    private static LatestRelease latest(PluginVersion version) {
        return new LatestRelease(
                version.version(),
                version.releaseUrl(),
                version.date(),
                version.tag(),
                "3ecbefafd6d3c3f022e9deeed228149eef134ada",
                null);
    }

    private static String page(RegistryDefinition definition, Registry registry) {
        return new OverviewOutput(definition).render(registry).get("overview.md");
    }

    private static String html(String page) {
        return HtmlRenderer.builder()
                .extensions(TABLES)
                .build()
                .render(Parser.builder().extensions(TABLES).build().parse(page));
    }

    @Test
    void beginsWithReleasesAndATableAndFoldsTheDetails() throws Exception {
        RegistryDefinition definition =
                definition(
                        """
                        install: acme install {id}@{version}
                        plugins:
                          - id: a
                            name: Plugin A
                            description: Does things.
                            docs: https://docs.acme.example/a
                            tagPattern: a/*
                          - id: b
                            name: Plugin B
                            status: deprecated
                            replacedBy: a
                            tagPattern: b/*
                        """);
        Registry registry =
                registry(
                        definition,
                        "Example Plugins",
                        version("v1.1.0", 3000),
                        version("v1.0.0", 1).in(State.WITHDRAWN, "its tag was deleted"));

        assertThat(page(definition, registry))
                .isEqualTo(
                        """
                        # Example Plugins

                        Last change: 2026-11-18. For programs: [plugins.json](plugins.json), and an [Atom feed](feed.xml).

                        ## Released lately

                        - 2026-11-18: [Plugin A](#plugin-a) [v1.1.0](https://github.com/example/plugins/releases/tag/a/v1.1.0)

                        ## Plugins

                        | Plugin | Version | Released | Status | Docs |
                        | --- | --- | --- | --- | --- |
                        | [Plugin A](#plugin-a) | [v1.1.0](https://github.com/example/plugins/releases/tag/a/v1.1.0) | 2026-11-18 | stable | [docs](https://docs.acme.example/a) |
                        | [Plugin B](#plugin-b) | no release yet |  | deprecated, use [Plugin A](#plugin-a) |  |

                        ## Details

                        ### Plugin A

                        Does things.

                        ```text
                        acme install a@v1.1.0
                        ```

                        <details>
                        <summary>Tag, commit and versions</summary>

                        - **Id:** `a`
                        - **Tag:** `a/v1.1.0`
                        - **Commit:** `3ecbefafd6d3c3f022e9deeed228149eef134ada`
                        - **Feed:** [feeds/a.xml](feeds/a.xml)
                        - **Repository:** [github.com/example/plugins](https://github.com/example/plugins)
                        - **Tag pattern:** `a/*`

                        | Version | Released | State |
                        | --- | --- | --- |
                        | [v1.1.0](https://github.com/example/plugins/releases/tag/a/v1.1.0) | 2026-11-18 | latest |
                        | v1.0.0 | 2026-11-16 | withdrawn: its tag was deleted |

                        </details>

                        ### Plugin B

                        <details>
                        <summary>Tag, commit and versions</summary>

                        - **Id:** `b`
                        - **Feed:** [feeds/b.xml](feeds/b.xml)
                        - **Repository:** [github.com/example/plugins](https://github.com/example/plugins)
                        - **Tag pattern:** `b/*`

                        </details>
                        """);
    }

    @Test
    void leadsToTheFileWithAllVersions() throws Exception {
        RegistryDefinition definition = definition(TestRegistry.PLUGINS);
        PluginVersion[] versions =
                IntStream.range(0, 12)
                        .mapToObj(number -> version("v1." + (20 - number) + ".0", 60 - number))
                        .toArray(PluginVersion[]::new);

        assertThat(page(definition, registry(definition, "Example", versions)))
                .contains(
                        "| [v1.11.0](", "All 12 versions are in [plugins/a.json](plugins/a.json).")
                .doesNotContain("| [v1.10.0](");
    }

    @Test
    void isRenderedAsListsTablesAndFoldedDetails() throws Exception {
        RegistryDefinition definition = definition(TestRegistry.PLUGINS);
        String html = html(page(definition, registry(definition, "Example", version("v1.0.0", 1))));

        assertThat(html)
                .containsSubsequence(
                        "<h2>Plugins</h2>\n<table>",
                        "<details>\n<summary>Tag, commit and versions</summary>\n<ul>",
                        "</ul>\n<table>",
                        "</table>\n</details>");
    }

    @Test
    void hasNoMarkupOfNamesTextsAndVersions() throws Exception {
        String hostile = "</details><script>run()</script> [x](javascript:run()) |a| `b`";
        RegistryDefinition definition =
                definition(
                        """
                        plugins:
                          - id: a
                            name: "%1$s"
                            description: "%1$s"
                            labels: ["<img>"]
                            tagPattern: a/*
                        """
                                .formatted(hostile));
        PluginVersion version = version("v1<script>|`x`", 1).in(State.IGNORED, hostile);

        String html = html(page(definition, registry(definition, hostile, version)));

        assertThat(html).doesNotContain("<script", "<img", "javascript:run()\"");
        assertThat(html.split("</details>", -1)).hasSize(2);
    }
}
