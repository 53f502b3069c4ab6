package io.github.pluginregistry.maven;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The plugin's descriptor, which Maven's tools make from the annotations and the Javadoc. */
public final class Descriptor {

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private final Document document;

    private Descriptor(Document document) {
        this.document = document;
    }

    public static Descriptor read() throws Exception {
        return new Descriptor(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                Checkout.file(
                                                "registry-maven-plugin/target/classes/META-INF/maven/plugin.xml")
                                        .toFile()));
    }

    /** The oldest Maven that runs the plugin. */
    String requiredMavenVersion() {
        return text(document, "/plugin/requiredMavenVersion");
    }

    /** The oldest Java that runs the plugin. */
    String requiredJavaVersion() {
        return text(document, "/plugin/requiredJavaVersion");
    }

    /** The version that the plugin is built as. */
    public String version() {
        return text(document, "/plugin/version");
    }

    /** What a user may set on the goals of this project; {@code help} is generated. */
    List<Parameter> parameters() {
        return nodes("//mojo[goal != 'help']/parameters/parameter[editable = 'true']")
                .map(Descriptor::parameter)
                .toList();
    }

    /** What the plugin needs to run, as {@code group:artifact:version}. */
    List<String> dependencies() {
        return nodes("/plugin/dependencies/dependency")
                .map(
                        node ->
                                String.join(
                                        ":",
                                        text(node, "groupId"),
                                        text(node, "artifactId"),
                                        text(node, "version")))
                .toList();
    }

    private Stream<Node> nodes(String path) {
        NodeList nodes = (NodeList) evaluate(document, path, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
    }

    private static Parameter parameter(Node node) {
        String name = text(node, "name");
        return new Parameter(
                text(node, "../../goal") + "." + name,
                text(node, "type"),
                text(node, "description"),
                text(node, "since"),
                text(node, "../../configuration/" + name));
    }

    private static String text(Node node, String path) {
        return (String) evaluate(node, path, XPathConstants.STRING);
    }

    private static Object evaluate(Node node, String path, QName type) {
        try {
            return XPATH.evaluate(path, node, type);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * What a user may set.
     *
     * @param name the goal's name and the parameter's
     * @param type the Java type, for example {@code boolean}
     * @param expression the property in the form {@code ${registry.skip}}, or empty
     */
    record Parameter(
            String name, String type, String description, String since, String expression) {

        @Override
        public String toString() {
            return name;
        }
    }
}
