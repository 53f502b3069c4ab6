package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Entry;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import io.github.pluginregistry.core.validation.SourceNode.Scalar;
import io.github.pluginregistry.core.validation.SourceNode.ScalarType;
import io.github.pluginregistry.core.validation.SourceNode.Sequence;
import java.io.StringReader;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineDefinitionTest {

    @Test
    void readsAnElementAsKeyAndText() throws Exception {
        Scalar name = (Scalar) value(read("<name>\n  Inline Plugins\n</name>"), "name");

        assertThat(name.text()).isEqualTo("Inline Plugins");
        assertThat(name.type()).isEqualTo(ScalarType.TEXT);
    }

    @Test
    void readsAnEmptyElementAsEmptyText() throws Exception {
        assertThat(((Scalar) value(read("<name/>"), "name")).text()).isEmpty();
    }

    @Test
    void readsChildElementsOfAnyNameAsList() throws Exception {
        Sequence labels =
                (Sequence)
                        value(
                                plugin("<labels><label>a</label><label>b</label><x>c</x></labels>"),
                                "labels");

        assertThat(labels.items())
                .extracting(item -> ((Scalar) item).text())
                .containsExactly("a", "b", "c");
    }

    @Test
    void readsAListOfMappings() throws Exception {
        Sequence ignore =
                (Sequence)
                        value(
                                plugin(
                                        "<ignore><entry><version>v9</version><reason>why</reason></entry></ignore>"),
                                "ignore");

        Mapping entry = (Mapping) ignore.items().get(0);
        assertThat(((Scalar) value(entry, "version")).text()).isEqualTo("v9");
        assertThat(((Scalar) value(entry, "reason")).text()).isEqualTo("why");
    }

    @Test
    void keepsTheOrderOfKeys() throws Exception {
        Mapping metadata =
                (Mapping)
                        value(
                                read(
                                        "<metadata><updateFrequency>daily</updateFrequency><notes>n</notes></metadata>"),
                                "metadata");

        assertThat(metadata.entries())
                .extracting(SourceNode.Entry::key)
                .containsExactly("updateFrequency", "notes");
    }

    @Test
    void keepsDuplicateElements() throws Exception {
        assertThat(read("<name>a</name><name>b</name>").entries())
                .extracting(SourceNode.Entry::key)
                .containsExactly("name", "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", " true\n"})
    void readsTrueAndFalseAsBooleans(String text) throws Exception {
        Scalar truth =
                (Scalar)
                        value(
                                plugin("<includePrereleases>" + text + "</includePrereleases>"),
                                "includePrereleases");

        assertThat(truth.type()).isEqualTo(ScalarType.BOOLEAN);
        assertThat(truth.text()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "TRUE", "", "yes"})
    void readsOtherTextAsText(String text) throws Exception {
        Scalar truth =
                (Scalar)
                        value(
                                plugin("<includePrereleases>" + text + "</includePrereleases>"),
                                "includePrereleases");

        assertThat(truth.type()).isEqualTo(ScalarType.TEXT);
    }

    @Test
    void readsTrueAsTextForATextKey() throws Exception {
        assertThat(((Scalar) value(read("<name>true</name>"), "name")).type())
                .isEqualTo(ScalarType.TEXT);
    }

    @Test
    void keepsAnUnknownKeyWithoutItsContent() throws Exception {
        Scalar unknown =
                (Scalar) value(read("<pluginz><plugin><id>a</id></plugin></pluginz>"), "pluginz");

        assertThat(unknown.text()).isEmpty();
    }

    @Test
    void keepsElementsInPlaceOfText() throws Exception {
        Mapping name = (Mapping) value(read("<name><first>a</first></name>"), "name");

        assertThat(name.entries()).extracting(Entry::key).containsExactly("first");
    }

    @Test
    @Fault("values nested a hundred thousand levels deep")
    void limitsTheDepthOfElements() {
        Xpp3Dom registry = new Xpp3Dom("registry");
        Xpp3Dom name = new Xpp3Dom("name");
        registry.addChild(name);
        for (int level = 0; level < 100_000; level++) {
            Xpp3Dom inner = new Xpp3Dom("name");
            name.addChild(inner);
            name = inner;
        }

        assertThatThrownBy(
                        () -> new DefinitionReader().read(InlineDefinition.of(registry, "pom.xml")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("pom.xml: name: keys stand here, where text belongs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugins", "metadata", "forges", "rules"})
    void keepsTextInPlaceOfElements(String key) throws Exception {
        Scalar text = (Scalar) value(read("<%s> a, b </%s>".formatted(key, key)), key);

        assertThat(text.type()).isEqualTo(ScalarType.TEXT);
        assertThat(text.text()).isEqualTo("a, b");
    }

    @Test
    void readsRules() throws Exception {
        Mapping rules = (Mapping) value(read("<rules><order>off</order></rules>"), "rules");

        assertThat(rules.entries()).extracting(Entry::key).containsExactly("order");
        assertThat(((Scalar) value(rules, "order")).text()).isEqualTo("off");
    }

    @Test
    void readsForges() throws Exception {
        Sequence forges =
                (Sequence)
                        value(
                                read(
                                        "<forges><forge><host>github.com</host><apiUrl>https://a.example</apiUrl><gitUrl>https://b.example</gitUrl></forge></forges>"),
                                "forges");

        Mapping forge = (Mapping) forges.items().get(0);
        assertThat(((Scalar) value(forge, "apiUrl")).text()).isEqualTo("https://a.example");
        assertThat(((Scalar) value(forge, "gitUrl")).text()).isEqualTo("https://b.example");
    }

    @Test
    void readsAnEmptyElementAsEmptyList() throws Exception {
        assertThat(((Sequence) value(read("<plugins> </plugins>"), "plugins")).items()).isEmpty();
        assertThat(((Mapping) value(read("<metadata/>"), "metadata")).entries()).isEmpty();
    }

    @Test
    void reportsErrorsWithTheLineInThePom() throws Exception {
        Xpp3Dom registry =
                dom(
                        "<name>Inline</name><repository>https://github.com/o/r</repository>"
                                + "<plugins><plugin><id>a</id><name>A</name>"
                                + "<tagPatern>v*</tagPatern></plugin></plugins>");
        number(registry, 20);

        assertThatThrownBy(
                        () -> new DefinitionReader().read(InlineDefinition.of(registry, "pom.xml")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("pom.xml:27: plugins[0].tagPatern: there is no such key");
    }

    @Test
    void reportsThePomAloneWithoutLines() throws Exception {
        assertThat(read("<name>a</name>").location()).hasToString("pom.xml");
    }

    /** Gives every element a line of its own, as Maven does where it knows them. */
    private static int number(Xpp3Dom element, int line) {
        element.setInputLocation(new InputLocation(line, 1, new InputSource()));
        int next = line + 1;
        for (Xpp3Dom child : element.getChildren()) {
            next = number(child, next);
        }
        return next;
    }

    private static Mapping plugin(String elements) throws Exception {
        Mapping definition = read("<plugins><plugin>" + elements + "</plugin></plugins>");
        return (Mapping) ((Sequence) value(definition, "plugins")).items().get(0);
    }

    private static Mapping read(String elements) throws Exception {
        return (Mapping) InlineDefinition.of(dom(elements), "pom.xml");
    }

    private static Xpp3Dom dom(String elements) throws Exception {
        return Xpp3DomBuilder.build(new StringReader("<registry>" + elements + "</registry>"));
    }

    private static SourceNode value(Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
