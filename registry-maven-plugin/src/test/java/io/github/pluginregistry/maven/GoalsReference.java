package io.github.pluginregistry.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Writes docs/goals.md from the plugin's descriptor, which Maven's tools make from the Javadoc of
 * the goals.
 */
final class GoalsReference {

    private static final String HEAD =
            """
            # Goals

            `GoalsReferenceTest` generates this page from the Javadoc of the goals.

            Set a parameter by its property on the command line, for example `-Dregistry.dryRun`, or by an element with its name in the
            plugin's `<configuration>`.
            """;

    private final Document descriptor;

    GoalsReference(Path descriptor) throws Exception {
        this.descriptor =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(descriptor.toFile());
    }

    String text() {
        return HEAD
                + elements(descriptor.getDocumentElement(), "mojo").stream()
                        .sorted(Comparator.comparing(mojo -> child(mojo, "goal")))
                        .map(GoalsReference::goal)
                        .collect(Collectors.joining());
    }

    private static String goal(Element mojo) {
        String phase = child(mojo, "phase");
        String head =
                "\n## registry:%s\n\n%s\n\n%s\n"
                        .formatted(
                                child(mojo, "goal"),
                                markdown(child(mojo, "description")),
                                phase.isEmpty()
                                        ? "Bound to no phase by default."
                                        : "Bound to the phase `%s` by default.".formatted(phase));
        List<Element> parameters =
                elements(mojo, "parameter").stream()
                        .filter(parameter -> child(parameter, "editable").equals("true"))
                        .toList();
        return parameters.isEmpty()
                ? head
                : head
                        + "\n| Parameter | Property | Default | Description |\n|---|---|---|---|\n"
                        + parameters.stream()
                                .map(parameter -> row(mojo, parameter))
                                .collect(Collectors.joining());
    }

    private static String row(Element mojo, Element parameter) {
        String name = child(parameter, "name");
        List<Element> configured =
                elements(mojo, "configuration").stream()
                        .flatMap(configuration -> elements(configuration, name).stream())
                        .toList();
        String property =
                configured.stream()
                        .map(element -> element.getTextContent().replaceAll("^\\$\\{|}$", ""))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining());
        String value =
                configured.stream()
                        .map(element -> element.getAttribute("default-value"))
                        .collect(Collectors.joining());
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        name,
                        property.isEmpty() ? "" : "`" + property + "`",
                        value.isEmpty() ? "" : "`" + value + "`",
                        markdown(child(parameter, "description")));
    }

    /** The descriptor's descriptions are HTML of the few kinds that Javadoc here uses. */
    private static String markdown(String html) {
        return html.replaceAll("\\s+", " ")
                .replaceAll("</?code>", "`")
                .replaceAll("</?i>", "*")
                .replaceAll("\\s*<p>\\s*", "\n\n")
                .replaceAll("</p>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    private static String child(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeName().equals(name))
                .map(node -> node.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
