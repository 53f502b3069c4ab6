package io.github.pluginregistry.core.explain;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.acknowledging;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.under;
import static io.github.pluginregistry.core.testing.Definitions.withPrereleases;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.RealTags;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTextTest {

    private static final PluginDefinition CLOUDTRAIL =
            plugin(
                    "cloudtrail",
                    "https://github.com/falcosecurity/plugins",
                    select("plugins/cloudtrail/*", "cloudtrail-{version}"));

    @ParameterizedTest
    @EnumSource
    void rendersAPluginThatChangedItsConvention(DetailLevel extent) throws Exception {
        assertGolden(
                "cloudtrail-" + extent.name().toLowerCase(Locale.ROOT) + ".txt",
                Explanations.ofTags(CLOUDTRAIL, RealTags.FALCO_PLUGINS.names()),
                extent);
    }

    @Test
    void rendersAPluginWithTheMavenScheme() throws Exception {
        assertGolden(
                "jenkins-git.txt",
                Explanations.ofTags(
                        plugin(
                                "git",
                                "https://github.com/jenkinsci/git-plugin",
                                under(VersionScheme.MAVEN, select("git-{version}"))),
                        RealTags.JENKINS_GIT_PLUGIN.names()),
                DetailLevel.SUMMARY);
    }

    @Test
    void summarizesFiveThousandTagsOnOneScreen() {
        Stream<String> versions =
                IntStream.range(0, 1200).boxed().flatMap(i -> versions("a/v1." + i));
        Stream<String> others = IntStream.range(0, 1400).mapToObj(i -> "other" + i + "/v1.0.0");
        Explanation explanation =
                Explanations.ofTags(plugin("a", "a/*"), Stream.concat(versions, others).toList());

        assertThat(text(explanation, DetailLevel.SUMMARY).lines())
                .hasSizeLessThan(60)
                .contains("  3600 of 5000 tags match", "    and 1194 lower", "  2400 refused");
        assertThat(text(explanation, DetailLevel.ALL).lines()).hasSizeGreaterThan(5000);
    }

    private static Stream<String> versions(String version) {
        return Stream.of(version + ".0", version + ".0-rc.1", version);
    }

    @Test
    void summarizesManyIgnoredVersions() {
        VersionSelection ignoring = ignoring("v0.1.*", select("a/*"));
        VersionSelection many =
                new VersionSelection(
                        ignoring.tagPattern(),
                        List.of(),
                        ignoring.source(),
                        ignoring.scheme(),
                        false,
                        IntStream.range(0, 500)
                                .boxed()
                                .flatMap(i -> ignoring.ignore().stream())
                                .toList(),
                        null,
                        List.of());

        assertThat(
                        text(
                                Explanations.ofTags(on("a", many), List.of("a/v1.0.0")),
                                DetailLevel.SUMMARY))
                .contains("  ignore       and 495 more\n")
                .hasLineCount(16);
    }

    @Test
    void namesThePinAsReasonForEveryOtherVersion() {
        assertThat(
                        text(
                                Explanations.ofTags(
                                        on("a", pinnedTo("v1.0.0", select("a/*"))),
                                        List.of("a/v1.0.0", "a/v2.0.0", "a/v3.0.0-rc.1", "a/v4")),
                                DetailLevel.SUMMARY))
                .contains(
                        "  pin          v1.0.0 (the newer ones break the host)\n",
                        "  chosen       a/v1.0.0, the only one that counts\n",
                        "    2 not the pinned version v1.0.0: a/v3.0.0-rc.1, a/v2.0.0\n",
                        "    1 no version under the scheme semver: a/v4\n");
    }

    @Test
    void groupsRejectedPrereleasesByReason() {
        Release[] releases = {
            Release.ofTag("a/v1.0.0"),
            Release.ofTag("a/v1.1.0").flaggedPrerelease(),
            Release.ofTag("a/v1.2.0-rc.1")
        };

        assertThat(text(Explanations.ofReleases(plugin("a", "a/*"), releases), DetailLevel.SUMMARY))
                .contains(
                        "  prerelease   v1.2.0-rc.1 is newer\n",
                        "    1 a prerelease by its text: a/v1.2.0-rc.1\n",
                        "    1 flagged as a prerelease: a/v1.1.0\n");
        assertThat(
                        text(
                                Explanations.ofReleases(
                                        on("a", withPrereleases(select("a/*"))), releases),
                                DetailLevel.SUMMARY))
                .contains(
                        "  prereleases  may be the latest version\n",
                        "  chosen       a/v1.2.0-rc.1 over a/v1.1.0: its version is higher\n")
                .doesNotContain("refused");
    }

    @Test
    void rejectsIgnoredVersionsAndDrafts() {
        FakeSource source =
                new FakeSource()
                        .releases(HOME, Release.ofTag("a/v2.0.0"), Release.ofTag("a/v1.0.0"))
                        .draft(HOME, "a/v2.0.0");

        assertThat(
                        text(
                                Explanations.of(
                                        on("a", ignoring("v1.*", select("a/*"))),
                                        source,
                                        Optional.empty()),
                                DetailLevel.ALL))
                .contains(
                        "  ignore       v1.* (broken)\n",
                        "    refused  v2.0.0  pending  a/v2.0.0  its release is not published yet\n",
                        "    refused  v1.0.0  ignored  a/v1.0.0  ignored: broken\n");
    }

    @Test
    void comparesThePublishedVersionWithTheNewest() {
        FakeSource source = new FakeSource().tags(HOME, "a/v1.1.0");

        assertThat(
                        text(
                                Explanations.of(plugin("a", "a/*"), source, published("v1.0.0")),
                                DetailLevel.ALL))
                .contains("  published    v1.0.0\n", "  decision     v1.1.0 instead of v1.0.0\n");
        assertThat(
                        text(
                                Explanations.of(plugin("a", "a/*"), source, published("v1.1.0")),
                                DetailLevel.ALL))
                .contains("  decision     v1.1.0, as published\n");
        assertThat(
                        text(
                                Explanations.of(plugin("a", "a/*"), source, published("unknown")),
                                DetailLevel.ALL))
                .contains("  published    nothing\n", "  decision     v1.1.0, not published yet\n");
    }

    @Test
    void rendersTheReasonForAKeptVersion() {
        FakeSource silent = new FakeSource().failing(HOME, SourceException.Kind.SERVER_ERROR);

        assertThat(
                        text(
                                Explanations.of(plugin("a", "a/*"), silent, published("v1.0.0")),
                                DetailLevel.ALL))
                .endsWith(
                        "  decision     v1.0.0 is kept: %s does not answer; ask again\n  no tag was seen\n"
                                .formatted(HOME));
    }

    @Test
    void rendersAcknowledgedTags() {
        assertThat(
                        text(
                                Explanations.ofTags(
                                        on(
                                                "a",
                                                acknowledging(
                                                        "a/v1.0.0", "c".repeat(40), select("a/*"))),
                                        List.of("a/v1.0.0")),
                                DetailLevel.ALL))
                .contains("  acknowledged a/v1.0.0 at cccccccccccc (on purpose)\n");
    }

    @Test
    void listsTheClosestPrefixFirst() {
        assertThat(
                        text(
                                Explanations.ofTags(
                                        plugin("kubernetes", "plugin/kubernetes/*"),
                                        List.of(
                                                "v1.0.0",
                                                "v2.0.0",
                                                "app/kubernetes/v1.0.0",
                                                "latest")),
                                DetailLevel.SUMMARY))
                .endsWith(
                        """
                          0 of 4 tags match
                          4 match no pattern
                            1 app/kubernetes/: app/kubernetes/v1.0.0
                            2 v: v1.0.0, v2.0.0
                            1 without a prefix: latest
                        """);
    }

    @Test
    void escapesControlCharacters() {
        assertThat(
                        text(
                                Explanations.ofTags(
                                        plugin("a", "a/*"),
                                        List.of("a/v1.0.0", "b\u001b[2J/\u202ev1")),
                                DetailLevel.ALL))
                .contains("b⟨U+001B⟩[2J/⟨U+202E⟩v1");
    }

    private static PluginDefinition on(String id, VersionSelection selection) {
        return plugin(id, HOME, selection);
    }

    private static Optional<LatestRelease> published(String version) {
        return Optional.of(new LatestRelease(version, HOME, null, null, null, null));
    }

    private static String text(Explanation explanation, DetailLevel extent) {
        return ExplanationFormat.text(explanation, extent);
    }

    private static void assertGolden(String file, Explanation explanation, DetailLevel extent)
            throws Exception {
        String text = text(explanation, extent);
        assertThat(text).isEqualTo(Explanations.golden(file, text));
    }
}
