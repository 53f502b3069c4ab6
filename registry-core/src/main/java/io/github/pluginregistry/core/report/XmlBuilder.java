package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.io.LogSanitizer;
import java.io.StringWriter;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Builds XML that is well-formed for any text: forbidden characters are made visible. */
final class XmlBuilder {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    XmlBuilder() throws XMLStreamException {
        // The JDK's own, whatever else is on the class path.
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        out.writeStartDocument("UTF-8", "1.0");
    }

    /**
     * Starts an element on a new line.
     *
     * @param attributes alternating names and values
     */
    XmlBuilder start(String element, String... attributes) throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], line(attributes[i + 1]));
        }
        return this;
    }

    /** Writes lines. */
    XmlBuilder text(String lines) throws XMLStreamException {
        out.writeCharacters(lines.lines().map(XmlBuilder::line).collect(Collectors.joining("\n")));
        return this;
    }

    XmlBuilder end() throws XMLStreamException {
        out.writeEndElement();
        return this;
    }

    String document() throws XMLStreamException {
        out.writeEndDocument();
        return text.append('\n').toString();
    }

    /** Control characters are escaped already; these two are the other forbidden ones. */
    private static String line(String text) {
        return LogSanitizer.of(text).replace("\ufffe", "⟨U+FFFE⟩").replace("\uffff", "⟨U+FFFF⟩");
    }
}
