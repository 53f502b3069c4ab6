package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML documents; texts may hold anything, also what XML cannot contain. */
final class XmlText {

    /** What writes the content of a document. */
    interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private XmlText() {}

    /** The text of a file, with an XML declaration and a line break at its end. */
    static String of(Content content) {
        StringWriter text = new StringWriter();
        text.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            content.write(xml);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text in memory could not be written", impossible);
        }
        return text.append('\n').toString();
    }

    /** A text without characters that hide, or that XML 1.0 does not allow. */
    static String clean(String text) {
        return ControlCharEscaper.of(text).replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD");
    }
}
