package io.github.pluginregistry.outputs;

import static io.github.pluginregistry.outputs.FeedOutputTest.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ToolOutputsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path directory;
    private RegistryDefinition definition;

    @BeforeEach
    void onePlugin() throws Exception {
        definition = new TestRegistry(directory).definition();
    }

    private static Map<String, String> render(AdditionalOutput output, Registry registry) {
        Map<String, String> texts = output.render(registry);
        assertThat(texts.keySet()).containsExactlyElementsOf(output.files());
        return texts;
    }

    private Registry registry(String name, String version) {
        return new Registry(
                "R",
                "",
                TestRegistry.HOME,
                "",
                "",
                Instant.EPOCH,
                List.of(
                        new Plugin(
                                definition.plugins().get(0).id(),
                                TestRegistry.named(definition.plugins().get(0).profile(), name),
                                new LatestRelease(
                                        version, TestRegistry.HOME, null, null, null, null))));
    }

    @Test
    void aBadgeHasRoomForItsTexts() throws Exception {
        Document badge = badge("kubernetes", "v0.4.0");
        var texts = badge.getElementsByTagName("text");
        var boxes = badge.getElementsByTagName("rect");

        assertThat(texts.item(0).getTextContent()).isEqualTo("kubernetes");
        assertThat(texts.item(1).getTextContent()).isEqualTo("v0.4.0");
        assertThat(number(texts.item(0), "textLength")).isEqualTo(62.3);
        assertThat(number(boxes.item(0), "width")).isEqualTo(62.3 + 12);
        assertThat(number(boxes.item(1), "x")).isEqualTo(62.3 + 12);
        assertThat(number(badge.getDocumentElement(), "width"))
                .isEqualTo(number(boxes.item(1), "x") + number(boxes.item(1), "width"));
    }

    @Test
    void aBadgeHoldsAnyText() throws Exception {
        String hostile = "<script>\u202e\u0000\ud800" + "x".repeat(10_000);
        Document badge = badge(hostile, "v1.0.0-<b>&");

        assertThat(badge.getElementsByTagName("script").getLength()).isZero();
        assertThat(badge.getElementsByTagName("text").item(0).getTextContent())
                .startsWith("<script>⟨U+202E⟩")
                .hasSize(60);
        assertThat(badge.getElementsByTagName("text").item(1).getTextContent())
                .isEqualTo("v1.0.0-<b>&");
    }

    @Test
    void aBadgeCountsIdeographsAsWideAndMarksAsNothing() {
        assertThat(BadgeImage.width("插件")).isEqualTo(220);
        assertThat(BadgeImage.width("e\u0301")).isEqualTo(BadgeImage.width("e"));
    }

    private Document badge(String name, String version) throws Exception {
        String text =
                render(new BadgeOutput(definition), registry(name, version)).get("badges/a.svg");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    private static double number(org.w3c.dom.Node node, String attribute) {
        return Double.parseDouble(node.getAttributes().getNamedItem(attribute).getNodeValue());
    }

    @Test
    void theEndpointOfABadgeHasWhatShieldsReads() throws Exception {
        JsonNode badge =
                JSON.readTree(
                        render(new BadgeOutput(definition), registry("Plugin A", "v1.0.0"))
                                .get("badges/a.json"));

        assertThat(badge.toString())
                .isEqualTo(
                        "{\"schemaVersion\":1,\"label\":\"Plugin A\",\"message\":\"v1.0.0\",\"color\":\"green\"}");
    }

    @Test
    void renovateReadsTheVersionsThatCanBeUsed() throws Exception {
        Registry registry =
                FeedOutputTest.registry(
                        definition,
                        "Plugin A",
                        version("v1.1.0", 3),
                        version("v1.0.1", 2).in(State.IGNORED, "broken"),
                        version("v1.0.0", 1).in(State.WITHDRAWN, "gone"));
        JsonNode json =
                JSON.readTree(
                        render(new RenovateOutput(definition), registry).get("renovate/a.json"));

        assertThat(json.toString())
                .isEqualTo(
                        "{\"releases\":[{\"version\":\"v1.1.0\",\"releaseTimestamp\":\"2026-11-16T06:03:00Z\",\"isStable\":true,\"changelogUrl\":\""
                                + TestRegistry.HOME
                                + "/releases/tag/a/v1.1.0\"}],\"sourceUrl\":\""
                                + TestRegistry.HOME
                                + "\"}");
    }

    @Test
    void aPluginWithoutAnyReleaseHasFilesToo() {
        Registry empty = new Registry("R", "", TestRegistry.HOME, "", "", Instant.EPOCH, List.of());

        assertThat(render(new RenovateOutput(definition), empty).get("renovate/a.json"))
                .contains("\"releases\": []");
        assertThat(render(new BadgeOutput(definition), empty).get("badges/a.svg"))
                .contains("unknown");
        assertThat(render(new FeedOutput(definition), empty).get("feeds/a.xml"))
                .doesNotContain("<entry>");
    }

    @Test
    void propertiesAreReadByJavaAsTheyWere() throws Exception {
        for (String version : List.of("v1.0.0", " =:#!\\u é\ud83d\ude00\n")) {
            Properties properties = new Properties();
            properties.load(
                    new StringReader(
                            render(new PropertiesOutput(), registry("A", version))
                                    .get("versions.properties")));
            assertThat(properties).containsExactly(Map.entry("a", version));
        }
    }

    @Test
    void aVersionThatIsNotKnownIsNoProperty() {
        assertThat(render(new PropertiesOutput(), registry("A", "unknown")))
                .containsEntry("versions.properties", "");
    }
}
