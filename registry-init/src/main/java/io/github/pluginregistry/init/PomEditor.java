package io.github.pluginregistry.init;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Adds the plugin to a POM by inserting text, so that everything else stays as it is, byte for
 * byte. A parser finds the place.
 */
final class PomEditor {

    private static final String PLUGINS = "project/build/plugins";
    private static final String BUILD = "project/build";
    private static final String PROJECT = "project";
    private static final String ARTIFACT = "registry-maven-plugin";

    private final String pom;
    private final Map<String, Integer> ends = new HashMap<>();
    private boolean hasPlugin;
    private String indent = "  ";

    private PomEditor(String pom) throws XMLStreamException {
        this.pom = pom;
        read();
    }

    /**
     * The text of a POM with the plugin, which updates and checks the registry.
     *
     * @throws InitException if the POM cannot be parsed, or has the plugin already
     */
    static String withPlugin(String pom, String version) throws InitException {
        try {
            PomEditor editor = new PomEditor(pom);
            if (editor.hasPlugin) {
                throw new InitException(
                        "the POM already has the " + ARTIFACT, "run again without registry.pom");
            }
            String edited = editor.edited(version);
            if (!new PomEditor(edited).hasPlugin) {
                throw new XMLStreamException("the plugin has no place in it");
            }
            return edited;
        } catch (XMLStreamException e) {
            throw new InitException(
                    "the POM cannot be edited: " + e.getMessage(),
                    "add the plugin by hand, as the quickstart shows",
                    e);
        }
    }

    private void read() throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(pom));
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(reader.getLocalName());
                    text.setLength(0);
                    if (path.size() == 2 && ends.isEmpty()) {
                        indent = indentOf(pom.lastIndexOf('<', offset(reader.getLocation()) - 1));
                    }
                }
                case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    String element = String.join("/", path);
                    hasPlugin |=
                            element.equals(PLUGINS + "/plugin/artifactId")
                                    && text.toString().strip().equals(ARTIFACT);
                    int end = offset(reader.getLocation());
                    ends.putIfAbsent(element, end);
                    path.removeLast();
                    text.setLength(0);
                }
                default -> {
                    // Comments and white space stay as they are.
                }
            }
        }
    }

    /** Lines and columns count from 1, and a location is behind its element. */
    private int offset(Location location) {
        int start = 0;
        for (int line = 1; line < location.getLineNumber(); line++) {
            start = nextLine(start);
        }
        return start + location.getColumnNumber() - 1;
    }

    private int nextLine(int start) {
        int feed = pom.indexOf('\n', start);
        return feed < 0 ? pom.length() : feed + 1;
    }

    private String indentOf(int offset) {
        int start = pom.lastIndexOf('\n', offset) + 1;
        String white = pom.substring(start, offset);
        return !white.isEmpty() && white.isBlank() ? white : indent;
    }

    private String edited(String version) throws XMLStreamException {
        String plugin = plugin(version);
        if (ends.containsKey(PLUGINS)) {
            return inserted(PLUGINS, 2, plugin);
        }
        String plugins = indent(2) + "<plugins>\n" + plugin + indent(2) + "</plugins>\n";
        if (ends.containsKey(BUILD)) {
            return inserted(BUILD, 1, plugins);
        }
        String build = "\n" + indent(1) + "<build>\n" + plugins + indent(1) + "</build>\n";
        return inserted(PROJECT, 0, build);
    }

    /** Inserts lines in front of the end of an element, which may be a single tag. */
    private String inserted(String element, int depth, String lines) throws XMLStreamException {
        Integer end = ends.get(element);
        if (end == null) {
            throw new XMLStreamException("it has no <" + element + ">");
        }
        String name = element.substring(element.lastIndexOf('/') + 1);
        int tag = pom.lastIndexOf('<', end - 1);
        String text = pom.contains("\r\n") ? lines.replace("\n", "\r\n") : lines;
        String feed = pom.contains("\r\n") ? "\r\n" : "\n";
        if (pom.startsWith("</", tag)) {
            int line = pom.lastIndexOf('\n', tag) + 1;
            boolean own = pom.substring(line, tag).isBlank();
            return own
                    ? pom.substring(0, line) + text + pom.substring(line)
                    : pom.substring(0, tag) + feed + text + indent(depth) + pom.substring(tag);
        }
        return pom.substring(0, tag)
                + "<"
                + name
                + ">"
                + feed
                + text
                + indent(depth)
                + "</"
                + name
                + ">"
                + pom.substring(end);
    }

    private String indent(int depth) {
        return indent.repeat(depth);
    }

    private String plugin(String version) {
        return """
               <plugin>
               >1<groupId>io.github.pluginregistry</groupId>
               >1<artifactId>registry-maven-plugin</artifactId>
               >1<version>%s</version>
               >1<executions>
               >2<execution>
               >3<goals>
               >4<goal>update</goal>
               >4<goal>check</goal>
               >3</goals>
               >2</execution>
               >1</executions>
               </plugin>
               """
                .formatted(version)
                .replaceAll("(?m)^(?=<)", ">0")
                .lines()
                .map(line -> indent(3 + line.charAt(1) - '0') + line.substring(2) + "\n")
                .collect(Collectors.joining());
    }
}
