package io.github.pluginregistry.outputs;

import static io.github.pluginregistry.outputs.FeedOutputTest.version;
import static io.github.pluginregistry.outputs.TestRegistry.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageOutputTest {

    @TempDir private Path directory;
    private RegistryDefinition definition;

    @BeforeEach
    void onePlugin() throws Exception {
        definition = new TestRegistry(directory).definition();
    }

    private String page(String name, PluginVersion... versions) {
        return page(FeedOutputTest.registry(definition, name, versions));
    }

    private String page(Registry registry) {
        return new PageOutput(definition).render(registry).get("plugins.html");
    }

    @Test
    void hasASectionForEachPluginToLinkTo() {
        assertThat(page("Plugin A", version("v1.0.0", 1)))
                .contains("<article id=\"a\" ")
                .contains("<h3 id=\"title:a\"><a href=\"#a\">Plugin A</a></h3>");
    }

    @Test
    void hasTheNewestReleasesFirst() {
        String page = page("Plugin A", version("v2.0.0", 1), version("v1.0.1", 1_500));

        assertThat(page).containsSubsequence("Released lately", "v1.0.1", "v2.0.0", "</ol>");
        assertThat(page).contains("datetime=\"2026-11-17T07:00:00Z\">2026-11-17</time>");
    }

    @Test
    void saysWhyAVersionCannotBeUsed() {
        assertThat(
                        page(
                                "Plugin A",
                                version("v1.1.0", 2).in(State.IGNORED, "Deletes data"),
                                version("v1.0.0", 1).in(State.WITHDRAWN, "its tag was deleted")))
                .contains("ignored: Deletes data", "withdrawn: its tag was deleted")
                .doesNotContain("releases/tag/a/v1.0.0");
    }

    @Test
    void drawsAMarkForEachReleaseAndAHollowOneForAPrerelease() {
        PluginVersion rc = version("v2.0.0-rc.1", 4);
        String page =
                page(
                        "Plugin A",
                        new PluginVersion(
                                rc.version(),
                                rc.tag(),
                                null,
                                rc.date(),
                                true,
                                State.RELEASED,
                                "",
                                rc.releaseUrl()),
                        version("v1.1.0", 2),
                        version("v1.0.0", 0));

        assertThat(page)
                .contains("<circle class=\"prerelease\" cx=\"990\" cy=\"10\" r=\"4\">")
                .contains("<circle class=\"release\" cx=\"585\" cy=\"10\" r=\"4\">")
                .contains("<circle class=\"release\" cx=\"180\" cy=\"10\" r=\"4\">")
                .contains("Releases of 1 plugin from 2026-11-16 to 2026-11-16</title>");
    }

    @Test
    void escapesAnyTextAndFollowsNoOtherAddressThanOfTheWeb() {
        String hostile =
                "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e\u0000&amp;";
        PluginVersion version = version("v1.0.0", 1);
        Registry registry =
                FeedOutputTest.registry(
                        definition,
                        hostile,
                        version.in(State.IGNORED, hostile).at("javascript:alert(3)"),
                        new PluginVersion(
                                hostile,
                                hostile,
                                hostile,
                                version.date(),
                                false,
                                State.RELEASED,
                                "",
                                "javascript:alert(4)"));
        Plugin plugin = registry.plugins().get(0);
        String page =
                page(
                        new Registry(
                                hostile,
                                hostile,
                                hostile,
                                hostile,
                                hostile,
                                Instant.EPOCH,
                                List.of(
                                        new Plugin(
                                                plugin.id(),
                                                plugin.profile(),
                                                new LatestRelease(
                                                        hostile,
                                                        "javascript:alert(5)",
                                                        null,
                                                        null,
                                                        null,
                                                        null),
                                                plugin.versions()))));

        assertThat(withoutItsOwnCode(page))
                .contains("&lt;script>alert(1)&lt;/script>".replace(">", "&gt;"))
                .doesNotContain("<script", "<img", "javascript:", "\u202e", "\u0000")
                .contains("⟨U+202E⟩");
        assertThat(Pattern.compile("<[^>]*\\son[a-z]+=").matcher(page).find()).isFalse();
    }

    private static String withoutItsOwnCode(String page) {
        PageCode code = PageCode.read();
        return page.replace("<style>" + code.style() + "</style>", "")
                .replace("<script>" + code.script() + "</script>", "");
    }

    @Test
    void allowsItsOwnCodeAndNothingElse() throws Exception {
        String page = page("Plugin A", version("v1.0.0", 1));

        assertThat(page)
                .contains(
                        "default-src &#39;none&#39;; style-src &#39;%s&#39;; script-src &#39;%s&#39;; base-uri &#39;none&#39;"
                                .formatted(hash(page, "style"), hash(page, "script")));
        assertThat(withoutItsOwnCode(page))
                .doesNotContain("<script", "<style", " style=", "<link", "@import", "url(");
    }

    private static String hash(String page, String element) throws Exception {
        Matcher code =
                Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(element), Pattern.DOTALL)
                        .matcher(page);
        assertThat(code.find()).isTrue();
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(code.group(1).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void showsHowTheLatestVersionIsInstalledAndDownloaded() throws Exception {
        definition =
                new TestRegistry(directory)
                        .plugins(
                                """
                                install: |
                                  # <b>
                                  get {id}@{version}
                                download: https://example.com/{tag}.zip
                                """
                                        + TestRegistry.PLUGINS)
                        .definition();
        Plugin plugin = FeedOutputTest.registry(definition, "A").plugins().get(0);
        LatestRelease latest = new LatestRelease("v1", HOME, null, "a/v1", null, null);
        Plugin released = new Plugin(plugin.id(), plugin.profile(), latest);

        assertThat(page(new Registry("R", "", HOME, "", "", Instant.EPOCH, List.of(released))))
                .contains("<code data-copy># &lt;b&gt;\nget a@v1</code>")
                .contains("href=\"https://example.com/a%2Fv1.zip\"");
        assertThat(page(new Registry("R", "", HOME, "", "", Instant.EPOCH, List.of(plugin))))
                .contains("No release yet")
                .doesNotContain("data-copy>");
    }

    @Test
    void linksTheFeedOfARegistryThatHasOne() throws Exception {
        assertThat(page("A")).doesNotContain("feed.xml", "feeds/");
        definition =
                new TestRegistry(directory)
                        .outputs("json, markdown, schema, history, html, feed")
                        .definition();
        assertThat(page("A"))
                .contains(
                        "type=\"application/atom+xml\"",
                        "<a href=\"feed.xml\">",
                        "<a href=\"feeds/a.xml\">");
    }

    @Test
    void listsAHundredVersionsOfAPluginAndSaysWhereTheOthersAre() {
        String page =
                page(
                        "Plugin A",
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> version("v1." + (10_000 - i) + ".0", 10_000 - i))
                                .toArray(PluginVersion[]::new));

        assertThat(page)
                .contains("10000 versions")
                .contains("v1.9901.0</a></td>")
                .doesNotContain("v1.9900.0</a></td>")
                .contains("<a href=\"plugins/a.json\">")
                .hasSizeLessThan(100_000);
    }

    @Test
    void listsFewerVersionsOfEachOfManyPlugins() {
        Plugin plugin =
                FeedOutputTest.registry(
                                definition,
                                "A",
                                IntStream.range(0, 20)
                                        .mapToObj(i -> version("v1." + i + ".0", i))
                                        .toArray(PluginVersion[]::new))
                        .plugins()
                        .get(0);
        List<Plugin> plugins =
                IntStream.range(0, 2_000)
                        .mapToObj(
                                i ->
                                        new Plugin(
                                                new PluginId("p" + i),
                                                plugin.profile(),
                                                plugin.latest(),
                                                plugin.versions()))
                        .toList();

        assertThat(page(new Registry("R", "", "H", "", "", Instant.EPOCH, plugins)))
                .contains("<article id=\"p1999\"", "v1.4.0</a></td>")
                .doesNotContain("v1.5.0</a></td>");
    }

    @Test
    void isNotWrittenWhereItCouldNotBeReadAgain() {
        assertThatThrownBy(() -> page("x".repeat(6_000_000), version("v1.0.0", 1)))
                .hasMessage(
                        "plugins.html would be larger than 16 MB; remove html from the outputs of the definition, or split the registry");
    }
}
