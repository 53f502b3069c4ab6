package io.github.pluginregistry.core.explain;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.acknowledging;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.RealTags;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationJsonTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00.5Z");

    @Test
    void rendersEverythingThatTheTextHas() throws Exception {
        String json =
                ExplanationJson.render(Explanations.report(everything()), DetailLevel.SUMMARY);

        assertThat(json).isEqualTo(Explanations.golden("everything.json", json));
    }

    @Test
    void isLaidOutLikeTheRegistry() {
        assertThat(ExplanationJson.render(Explanations.report(), DetailLevel.SUMMARY))
                .isEqualTo("{\n  \"all\": false,\n  \"plugins\": [],\n  \"coverage\": []\n}\n");
    }

    @Test
    void countsTheSameAtEveryDetailLevel() throws Exception {
        Explanation cloudtrail =
                Explanations.ofTags(
                        plugin("cloudtrail", "plugins/cloudtrail/*"),
                        RealTags.FALCO_PLUGINS.names());
        JsonNode summary = parsed(cloudtrail, DetailLevel.SUMMARY);
        JsonNode all = parsed(cloudtrail, DetailLevel.ALL);

        assertThat(List.of("/seen", "/matching", "/refused/count", "/unmatched/count"))
                .allSatisfy(
                        count ->
                                assertThat(summary.at(count).asInt())
                                        .isEqualTo(all.at(count).asInt()));
        assertThat(summary.at("/tags")).hasSize(6);
        assertThat(all.at("/tags")).hasSize(all.at("/matching").asInt());
        assertThat(summary.at("/unmatched/first")).hasSize(5);
        assertThat(all.at("/unmatched/first")).hasSize(all.at("/unmatched/groups").asInt());
        assertThat(all.at("/unmatched/first"))
                .allSatisfy(
                        group -> assertThat(group.at("/tags")).hasSize(group.at("/count").asInt()));
    }

    @Test
    void staysShortForALongHistory() {
        List<String> tags =
                IntStream.range(0, 5000).mapToObj(i -> "a" + i % 2000 + "/v1.0." + i).toList();

        assertThat(
                        ExplanationJson.render(
                                Explanations.report(
                                        Explanations.ofTags(plugin("a0", "a0/*"), tags)),
                                DetailLevel.SUMMARY))
                .satisfies(json -> assertThat(json.lines()).hasSizeLessThan(150));
    }

    @Test
    void everyFieldIsDocumented() throws Exception {
        String guide =
                Files.readString(Path.of(System.getProperty("repository.root"), "docs/explain.md"));

        assertThat(names(parsed(everything(), DetailLevel.ALL), new TreeSet<>()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
    }

    @Test
    void rendersTheSuggestedPattern() throws Exception {
        assertThat(
                        parsed(
                                        Explanations.ofTags(
                                                plugin("kubernetes", "plugin/kubernetes/*"),
                                                RealTags.PIPECD.names()),
                                        DetailLevel.SUMMARY)
                                .at("/suggestedTagPattern")
                                .asText())
                .isEqualTo("pkg/app/pipedv1/plugin/kubernetes/*");
        assertThat(
                        parsed(
                                        Explanations.ofTags(
                                                plugin("all", "v*"), RealTags.PIPECD.names()),
                                        DetailLevel.SUMMARY)
                                .has("suggestedTagPattern"))
                .isFalse();
    }

    private static Set<String> names(JsonNode json, Set<String> names) {
        json.fieldNames().forEachRemaining(names::add);
        json.forEach(child -> names(child, names));
        return names;
    }

    private static JsonNode parsed(Explanation explanation, DetailLevel extent) throws Exception {
        return new JsonMapper()
                .readTree(ExplanationJson.render(Explanations.report(explanation), extent))
                .at("/plugins/0");
    }

    /** A plugin with which everything has happened. */
    private static Explanation everything() {
        VersionSelection pinned =
                acknowledging(
                        "a/v1.0.0",
                        "c".repeat(40),
                        pinnedTo("v1.0.0", select("a/*", "a-{version}")));
        VersionSelection selection =
                new VersionSelection(
                        pinned.tagPattern(),
                        pinned.formerTagPatterns(),
                        pinned.source(),
                        pinned.scheme(),
                        pinned.includePrereleases(),
                        ignoring("v3.*", pinned).ignore(),
                        pinned.pin().orElse(null),
                        pinned.acknowledged());
        FakeSource source =
                new FakeSource()
                        .releases(
                                HOME,
                                Release.ofTag("a/v1.0.0").publishedAt(MONDAY),
                                Release.ofTag("a-v1.0.0"),
                                Release.ofTag("a/v2.0.0"),
                                Release.ofTag("a/v3.0.0"),
                                Release.ofTag("a/v4.0.0-rc.1"),
                                Release.ofTag("a/nightly"),
                                Release.ofTag("b/v1.0.0"));
        LatestRelease published =
                new LatestRelease(
                        "v0.9.0", HOME, MONDAY, "a/v0.9.0", "d".repeat(40), "v1.0.0-rc.1");
        return Explanations.of(plugin("a", HOME, selection), source, Optional.of(published));
    }

    @ParameterizedTest
    @MethodSource("io.github.pluginregistry.core.testing.HostileText#samples")
    void isValidJsonForAnyTag(String text) throws Exception {
        String tag = "a/v1.0.0-" + text;
        String json =
                ExplanationJson.render(
                        Explanations.report(
                                Explanations.ofTags(plugin("a", "a/**"), List.of(tag, "b" + text))),
                        DetailLevel.ALL);
        JsonNode read = new ObjectMapper().readTree(json.getBytes(StandardCharsets.UTF_8));

        assertThat(read.at("/plugins/0/seen").asInt()).isEqualTo(2);
        assertThat(read.findValuesAsText("tag").stream().allMatch(tag::equals)).isTrue();
        assertThat(read.at("/plugins/0/unmatched").toString())
                .contains(new ObjectMapper().writeValueAsString("b" + text));
    }
}
