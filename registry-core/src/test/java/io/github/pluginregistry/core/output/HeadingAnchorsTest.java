package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginMetadata.RepositoryType;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingAnchorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            textBlock =
                    """
                    Kubernetes Plugin      → [Kubernetes Plugin](#kubernetes-plugin)
                    C++ & Go: v2.0 (new!)  → [C++ & Go: v2.0 (new!)](#c--go-v20-new)
                    snake_case             → [`snake_case`](#snake_case)
                    Плагин Größe           → [Плагин Größe](#плагин-größe)
                    デプロイ               → [デプロイ](#デプロイ)
                    🚀 Rocket              → [🚀 Rocket](#-rocket)
                    कार्य‿१ ½ Ⅷ ⁀ ٣ ʰ ǅ    → [कार्य‿१ ½ Ⅷ ⁀ ٣ ʰ ǅ](#कार्य‿१---⁀-٣-ʰ-ǆ)
                    """)
    void makesAnchorsAsGitHubDoes(String name, String link) {
        assertThat(headings(plugin("id", name)).link(new PluginId("id"))).isEqualTo(link.strip());
    }

    @Test
    void tellsPluginsOfOneNameApartByTheirIds() {
        HeadingAnchors headings =
                headings(plugin("a", "Wait"), plugin("b", "wait!"), plugin("c", "Go"));

        assertThat(headings.title(new PluginId("a"))).isEqualTo("Wait (a)");
        assertThat(headings.title(new PluginId("b"))).isEqualTo("wait! (b)");
        assertThat(headings.title(new PluginId("c"))).isEqualTo("Go");
    }

    @Test
    void leavesThePagesOwnHeadingsTheirAnchors() {
        HeadingAnchors headings = headings(plugin("a", "Title"), plugin("b", "Own heading"));

        assertThat(headings.link(new PluginId("a"))).isEqualTo("[Title (a)](#title-a)");
        assertThat(headings.link(new PluginId("b"))).isEqualTo("[Own heading (b)](#own-heading-b)");
    }

    @Test
    void doesNotRepeatANameThatIsTheIdToo() {
        HeadingAnchors headings =
                headings(plugin("title", "Title"), plugin("own-heading", "own heading"));

        assertThat(headings.link(new PluginId("title"))).isEqualTo("[Title plugin](#title-plugin)");
        assertThat(headings.title(new PluginId("own-heading"))).isEqualTo("own heading plugin");
    }

    @Test
    void numbersANameThatIsTakenWithTheWordPluginToo() {
        HeadingAnchors headings = headings(plugin("title", "Title"), plugin("x", "Title plugin"));

        assertThat(headings.title(new PluginId("x"))).isEqualTo("Title plugin");
        assertThat(headings.title(new PluginId("title"))).isEqualTo("Title plugin 2");
    }

    @Test
    void addsTheIdToANameWithoutLetters() {
        assertThat(headings(plugin("rocket", "🚀")).link(new PluginId("rocket")))
                .isEqualTo("[🚀 (rocket)](#-rocket)");
    }

    @Test
    void numbersWhatEvenIdsDoNotTellApart() {
        HeadingAnchors headings = headings(plugin("xy", "!"), plugin("x.y", "!"));

        assertThat(headings.title(new PluginId("xy"))).isEqualTo("! (xy)");
        assertThat(headings.title(new PluginId("x.y"))).isEqualTo("! (x.y) 2");
    }

    @Test
    void numbersAThousandAlikeInAsManySteps() {
        Plugin[] plugins =
                IntStream.range(0, 1 << 14)
                        .mapToObj(HeadingAnchorsTest::dotted)
                        .map(id -> plugin(id, "!"))
                        .toArray(Plugin[]::new);
        HeadingAnchors headings = headings(plugins);

        assertThat(Arrays.stream(plugins).map(it -> headings.title(it.id())).distinct())
                .hasSize(plugins.length);
        assertThat(headings.title(plugins[plugins.length - 1].id())).endsWith(" 16384");
    }

    /** Ids that differ in dots alone, of which an anchor has none. */
    private static String dotted(int bits) {
        StringBuilder id = new StringBuilder("a");
        for (int bit = 0; bit < 14; bit++) {
            id.append((bits >> bit & 1) == 0 ? "a" : ".a");
        }
        return id.toString();
    }

    @Test
    void showsAPluginWithoutASectionByItsId() {
        assertThat(headings().link(new PluginId("gone"))).isEqualTo("`gone`");
    }

    private static HeadingAnchors headings(Plugin... plugins) {
        Registry registry =
                new Registry("Title", "", "H", "", "", Instant.EPOCH, Arrays.asList(plugins));
        return new HeadingAnchors(registry, List.of("Own heading"));
    }

    private static Plugin plugin(String id, String name) {
        PluginMetadata profile =
                new PluginMetadata(
                        name,
                        "",
                        "",
                        "H",
                        RepositoryType.INLINE,
                        "*",
                        Status.STABLE,
                        null,
                        List.of(),
                        null);
        return new Plugin(new PluginId(id), profile, LatestRelease.unknown("H"));
    }
}
