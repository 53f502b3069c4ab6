package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginMetadata.RepositoryType;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.model.Usage;
import io.github.pluginregistry.core.model.UsageTemplate;
import java.time.Instant;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginUsageTest {

    private static final String HOME = "https://github.com/acme/platform.git";
    private static final String ZIP = "{repository}/releases/download/{tag}/{name}.zip";

    private static LatestRelease release(String version, String tag) {
        return new LatestRelease(version, HOME, null, tag, null, null);
    }

    private static Plugin plugin(String install, String download, LatestRelease latest) {
        return plugin(install, download, HOME, latest);
    }

    static Plugin plugin(String install, String download, String home, LatestRelease latest) {
        return new Plugin(
                new PluginId("a"),
                new PluginMetadata(
                        "A b",
                        "",
                        "",
                        home,
                        RepositoryType.INLINE,
                        "*",
                        Status.STABLE,
                        null,
                        List.of(),
                        null,
                        new Usage(new UsageTemplate(install), new UsageTemplate(download))),
                latest);
    }

    @Test
    void encodesTheValuesOfADownloadAndNoOthers() {
        Plugin plugin =
                plugin("{name} {tag} {version}\n{download}", ZIP, release("v1+x", "p/v1+x"));

        assertThat(PluginUsage.download(plugin))
                .hasValue(
                        "https://github.com/acme/platform/releases/download/p%2Fv1%2Bx/A%20b.zip");
        assertThat(PluginUsage.install(plugin))
                .hasValue(
                        "A b p/v1+x v1+x\nhttps://github.com/acme/platform/releases/download/p%2Fv1%2Bx/A%20b.zip");
    }

    @Test
    void publishesNeitherBeforeThereIsARelease() {
        Plugin plugin = plugin("get {id}", "https://example.com/{id}", LatestRelease.unknown(HOME));

        assertThat(PluginUsage.install(plugin)).isEmpty();
        assertThat(PluginUsage.download(plugin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1;id",
                "$(id)",
                "`id`",
                "v1|id",
                "v1&id",
                "-rf",
                "v1\nid",
                "v1 id",
                "v1\u202e",
                "v1'",
                "v1\""
            })
    void takesNoVersionOrTagThatAShellCouldRun(String text) {
        assertThat(PluginUsage.install(plugin("get {version}", "", release(text, "v1")))).isEmpty();
        assertThat(PluginUsage.install(plugin("get {tag}", "", release("v1", text)))).isEmpty();
        assertThat(PluginUsage.download(plugin("", ZIP, release("v1", text)))).isEmpty();
    }

    @Test
    void linksNoDownloadFromARepositoryWithoutPages() {
        assertThat(PluginUsage.download(plugin("", ZIP, "/srv/git/x", release("v1", "v1"))))
                .isEmpty();
    }

    @Test
    void isInJsonBehindAllOtherFields() {
        Registry registry =
                registry(
                        plugin(
                                "get {id}@{version}",
                                "https://example.com/{id}",
                                release("v1", "v1")));
        String json = new JsonRenderer(Registries.DOCS).render(registry);

        RegistrySchemaTest.validate(new JSONObject(json));
        assertThat(json)
                .contains(
                        """
                              "tag": "v1",
                              "install": "get a@v1",
                              "download": "https://example.com/a"
                            }
                        """);
    }

    @Test
    void isInThePageAsABlockThatCannotPassForAnotherPlugin() {
        Plugin plugin =
                plugin(
                        "get {id}\n\n- **Id:** `b`\n| x | v9 |\n```\n# A",
                        "https://example.com/{id}_(x)",
                        release("v1", "v1"));
        String page = new MarkdownRenderer().render(registry(plugin), Registries.DOCS);

        assertThat(page)
                .contains(
                        """
                        - **Download:** [`a_(x)`](https://example.com/a_\\(x\\))
                        - **Install:**
                          ````text
                          get a

                          - **Id:** `b`
                          | x | v9 |
                          ```
                          # A
                          ````
                        """);
        assertThat(ShownReleases.in(page).confirm(plugin)).isTrue();
    }

    private static Registry registry(Plugin plugin) {
        return new Registry("R", "", HOME, "", "", Instant.EPOCH, List.of(plugin));
    }
}
