package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryConsistencyRuleTest extends CheckedTest {

    @Test
    void reportsAVersionThatDiffersFromItsTag() throws Exception {
        registry.json("\"v1.2.0\"", "\"v1.2.1\"");
        assertThat(registry.findings())
                .containsExactly(
                        "version-mismatch plugins.json:13:24 hammer: latestVersion is v1.2.1, and the v1.2.0 of its tag \"tools/hammer/v1.2.0\" is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "unknown", "v1.3.0-rc.1"})
    void reportsOneFindingPerVersion(String version) throws Exception {
        registry.json("\"v1.2.0\"", "\"" + version + "\"");
        assertThat(registry.pointers())
                .containsExactly("version-mismatch error /plugins/0/latestVersion");
    }

    @Test
    void reportsOnlyTheTagIfItBelongsToAnotherPlugin() throws Exception {
        registry.json("\"tag\": \"tools/hammer/v1.2.0\"", "\"tag\": \"tools/saw/v1.2.0\"");
        assertThat(registry.findings())
                .containsExactly(
                        "tag-pattern-mismatch plugins.json:18:14 hammer: the tag \"tools/saw/v1.2.0\" does not match the pattern \"tools/hammer/*\"");
    }

    @Test
    void reportsAChangedPatternInTheDefinition() throws Exception {
        registry.definition("tagPattern: tools/hammer/*", "tagPattern: hammer-*");
        assertThat(registry.findings())
                .containsExactly(
                        "tag-pattern-mismatch registry.yaml:9:5 hammer: the tag \"tools/hammer/v1.2.0\" does not match the pattern \"hammer-*\"");
    }

    @Test
    void acceptsATagOfAFormerPattern() throws Exception {
        registry.definition(
                "tagPattern: tools/hammer/*",
                "tagPattern: hammer-*\n    formerTagPatterns: [tools/hammer/*]");
        assertThat(registry.findings()).isEmpty();
    }

    @Test
    void reportsAReleaseUrlThatDiffersFromTheTag() throws Exception {
        registry.json("tag/tools/hammer/v1.2.0", "tag/tools/hammer/v1.1.0");
        assertThat(registry.findings())
                .containsExactly(
                        "release-url-mismatch plugins.json:14:21 hammer: releaseUrl is https://github.com/example/tools/releases/tag/tools/hammer/v1.1.0, and the tag's page https://github.com/example/tools/releases/tag/tools/hammer/v1.2.0 is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://github.com/example/tools/releases/tag/saw-0.2.0  | release-url-mismatch
                    https://github.com/example/other/releases/tag/saw-0.3.0  | release-url-mismatch
                    https://github.com/example/tools/releases                | release-url-mismatch
                    https://github.com/example/tools                         | release-url-mismatch
                    https://github.com/example/tools/releases/tag/%ZZ        | url-format
                    https://github.com/example/tools/releases/tag/saws-0.3.0 | tag-pattern-mismatch
                    """)
    void comparesTheReleaseUrlIfThereIsNoTag(String page, String rule) throws Exception {
        registry.json("https://github.com/example/tools/releases/tag/saw-0.3.0", page);
        assertThat(registry.pointers()).containsExactly(rule + " error /plugins/1/releaseUrl");
    }

    @Test
    void acceptsAnEncodedReleaseUrl() throws Exception {
        registry.json("tag/saw-0.3.0", "tag/%73aw%2D0.3.0");
        assertThat(registry.findings()).isEmpty();
    }

    @Test
    void expectsTheRepositoryUrlForAnUnknownVersion() throws Exception {
        registry.json("\"0.3.0\"", "\"unknown\"");
        assertThat(registry.pointers())
                .containsExactly(
                        "version-unknown warning /plugins/1/latestVersion",
                        "release-url-mismatch error /plugins/1/releaseUrl");
    }

    @Test
    void acceptsAnyReleaseUrlIfTheForgeHasNoReleasePages() throws Exception {
        registry.definition("https://github.com/example/tools", "https://git.example.com/tools")
                .json("https://github.com/example/tools", "https://git.example.com/tools");
        assertThat(registry.findings()).isEmpty();
    }
}
