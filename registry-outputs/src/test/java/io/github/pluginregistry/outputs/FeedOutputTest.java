package io.github.pluginregistry.outputs;

import static io.github.pluginregistry.outputs.TestRegistry.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FeedOutputTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");

    @TempDir private Path directory;
    private RegistryDefinition definition;

    @BeforeEach
    void onePlugin() throws Exception {
        definition = new TestRegistry(directory).definition();
    }

    private Document feed(String file, PluginVersion... versions) throws Exception {
        String text = text(file, "Plugin A", versions);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private String text(String file, String name, PluginVersion... versions) throws Exception {
        return new FeedOutput(definition).render(registry(definition, name, versions)).get(file);
    }

    static Registry registry(
            RegistryDefinition definition, String name, PluginVersion... versions) {
        return new Registry(
                name,
                "",
                HOME,
                "",
                "",
                MONDAY,
                List.of(
                        new Plugin(
                                definition.plugins().get(0).id(),
                                TestRegistry.named(definition.plugins().get(0).profile(), name),
                                LatestRelease.unknown(HOME),
                                List.of(versions))));
    }

    static PluginVersion version(String text, int minutes) {
        return new PluginVersion(
                text,
                "a/" + text,
                null,
                MONDAY.plusSeconds(60L * minutes),
                false,
                State.RELEASED,
                "",
                HOME + "/releases/tag/a/" + text);
    }

    private static List<String> texts(Document feed, String element) {
        List<String> texts = new ArrayList<>();
        NodeList entries = feed.getElementsByTagNameNS("*", "entry");
        for (int i = 0; i < entries.getLength(); i++) {
            texts.add(
                    ((Element) entries.item(i))
                            .getElementsByTagNameNS("*", element)
                            .item(0)
                            .getTextContent());
        }
        return texts;
    }

    @Test
    void hasTheNewestReleaseFirst() throws Exception {
        Document feed = feed("feed.xml", version("v2.0.0", 1), version("v1.0.1", 2));

        assertThat(texts(feed, "title")).containsExactly("Plugin A v1.0.1", "Plugin A v2.0.0");
        assertThat(texts(feed, "updated").get(0)).isEqualTo("2026-11-16T06:02:00Z");
        assertThat(feed.getElementsByTagNameNS("*", "updated").item(0).getTextContent())
                .isEqualTo("2026-11-16T06:02:00Z");
    }

    @Test
    void hasTheNewestHundred() throws Exception {
        PluginVersion[] versions =
                IntStream.range(0, 150)
                        .mapToObj(i -> version("v1." + i + ".0", i))
                        .toArray(PluginVersion[]::new);

        assertThat(texts(feed("feed.xml", versions), "title"))
                .hasSize(100)
                .startsWith("Plugin A v1.149.0")
                .endsWith("Plugin A v1.50.0");
    }

    @Test
    void keepsTheIdOfAReleaseAndHasNoOtherTwice() throws Exception {
        List<String> before = texts(feed("feed.xml", version("v1.0.0", 1)), "id");
        List<String> after =
                texts(feed("feed.xml", version("v1.0.0", 5), version("v1.1.0", 9)), "id");

        assertThat(after).doesNotHaveDuplicates().containsAll(before).allMatch(this::isUuid);
    }

    private boolean isUuid(String id) {
        return id.matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void leavesOutWhatCannotBeUsed() throws Exception {
        Document feed =
                feed(
                        "feeds/a.xml",
                        version("v1.0.0", 1),
                        version("v1.1.0", 2).in(State.IGNORED, "broken"),
                        version("v1.2.0", 3).in(State.WITHDRAWN, "gone"));

        assertThat(texts(feed, "title")).containsExactly("Plugin A v1.0.0");
    }

    @Test
    void obeysTheSchemaOfAtomWithAnyText() throws Exception {
        String hostile = "<script>&\u0000\u202e]]>\ud800\uffff\" x='y'";

        assertValid(text("feed.xml", "Plugin A", version("v1.0.0", 1), version("v1.1.0", 2)));
        assertValid(text("feeds/a.xml", "Plugin A", version("v1.0.0", 1)));
        assertValid(text("feed.xml", "Plugin A"));
        assertValid(text("feed.xml", hostile, version("v1.0.0" + hostile, 1)));
        assertThat(validate("<feed xmlns='http://www.w3.org/2005/Atom'/>")).isFalse();
    }

    private static void assertValid(String feed) throws Exception {
        assertThat(validate(feed)).as(feed).isTrue();
    }

    private static boolean validate(String feed) throws Exception {
        ValidationDriver driver = new ValidationDriver(CompactSchemaReader.getInstance());
        try (var schema = FeedOutputTest.class.getResourceAsStream("/atom.rnc")) {
            assertThat(driver.loadSchema(new InputSource(schema))).isTrue();
        }
        return driver.validate(new InputSource(new StringReader(feed)));
    }
}
