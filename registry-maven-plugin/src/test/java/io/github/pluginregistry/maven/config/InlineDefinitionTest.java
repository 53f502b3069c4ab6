package io.github.pluginregistry.maven.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.validation.SourceNode;
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
import org.junit.jupiter.params.provider.CsvSource;

class InlineDefinitionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <name> Inline Plugins </name>         | {name: "Inline Plugins"}
                    <name/>                               | {name: ""}
                    <name>true</name>                     | {name: "true"}
                    <name>a</name><name>b</name>          | {name: "a", name: "b"}
                    <name><first>a</first></name>         | {name: {first: ""}}
                    <pluginz><a><id>a</id></a></pluginz>  | {pluginz: ""}
                    <plugins> </plugins>                  | {plugins: []}
                    <plugins> a, b </plugins>             | {plugins: "a, b"}
                    <metadata/>                           | {metadata: {}}
                    <metadata> a, b </metadata>           | {metadata: "a, b"}
                    <metadata><updateFrequency>daily</updateFrequency><notes>n</notes></metadata> | {metadata: {updateFrequency: "daily", notes: "n"}}
                    <rules><order>off</order></rules>     | {rules: {order: "off"}}
                    <rules> a, b </rules>                 | {rules: "a, b"}
                    <forges> a, b </forges>               | {forges: "a, b"}
                    <forges><forge><host>a.b</host><apiUrl>c</apiUrl><gitUrl>d</gitUrl></forge></forges> | {forges: [{host: "a.b", apiUrl: "c", gitUrl: "d"}]}
                    """)
    void readsElements(String elements, String expected) throws Exception {
        assertThat(shown(read(elements))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <labels><label>a</label><label>b</label><x>c</x></labels> | {labels: ["a", "b", "c"]}
                    <ignore><x><version>v9</version><reason>why</reason></x></ignore> | {ignore: [{version: "v9", reason: "why"}]}
                    <includePrereleases>true</includePrereleases>   | {includePrereleases: !true}
                    <includePrereleases>false</includePrereleases>  | {includePrereleases: !false}
                    <includePrereleases> true </includePrereleases> | {includePrereleases: !true}
                    <includePrereleases>TRUE</includePrereleases>   | {includePrereleases: "TRUE"}
                    <includePrereleases>yes</includePrereleases>    | {includePrereleases: "yes"}
                    <includePrereleases/>                           | {includePrereleases: ""}
                    """)
    void readsElementsOfAPlugin(String elements, String expected) throws Exception {
        assertThat(shown(read("<plugins><plugin>" + elements + "</plugin></plugins>")))
                .isEqualTo("{plugins: [" + expected + "]}");
    }

    @Test
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
                .hasMessageContaining("pom.xml: name: expected text, found keys");
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
                .hasMessageContaining("pom.xml:27: plugins[0].tagPatern: unknown key");
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

    private static Mapping read(String elements) throws Exception {
        return (Mapping) InlineDefinition.of(dom(elements), "pom.xml");
    }

    private static Xpp3Dom dom(String elements) throws Exception {
        return Xpp3DomBuilder.build(new StringReader("<registry>" + elements + "</registry>"));
    }

    /** Text is quoted, a boolean has an exclamation mark. */
    private static String shown(SourceNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.type() == ScalarType.BOOLEAN
                    ? "!" + scalar.text()
                    : '"' + scalar.text() + '"';
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream()
                    .map(InlineDefinitionTest::shown)
                    .collect(joining(", ", "[", "]"));
        }
        return ((Mapping) node)
                .entries().stream()
                        .map(entry -> entry.key() + ": " + shown(entry.value()))
                        .collect(joining(", ", "{", "}"));
    }
}
