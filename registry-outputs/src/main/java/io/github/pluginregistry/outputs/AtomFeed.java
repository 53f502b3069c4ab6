package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.outputs.FeedOutput.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An Atom feed (RFC 4287).
 *
 * @param self the address of the feed, relative to itself, since nobody knows where it is published
 * @param key tells this feed from others of the registry
 */
record AtomFeed(Registry registry, String title, String self, String key) {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    String render(List<Entry> entries) {
        return XmlText.of(xml -> write(xml, entries));
    }

    private void write(XMLStreamWriter xml, List<Entry> entries) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        text(xml, "id", id(key));
        text(xml, "title", title);
        if (!registry.description().isEmpty()) {
            text(xml, "subtitle", registry.description());
        }
        text(
                xml,
                "updated",
                moment(entries.isEmpty() ? registry.lastUpdated() : entries.get(0).date()));
        link(xml, "self", Optional.of(self));
        link(xml, "alternate", WebAddress.of(registry.home()));
        line(xml);
        xml.writeStartElement("author");
        text(xml, "name", registry.name());
        xml.writeEndElement();
        for (Entry entry : entries) {
            line(xml);
            xml.writeStartElement("entry");
            write(xml, entry);
            xml.writeEndElement();
        }
        line(xml);
        xml.writeEndElement();
    }

    private void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        PluginVersion version = entry.version();
        String plugin = entry.plugin().profile().name();
        text(xml, "id", id("release %s %s".formatted(entry.plugin().id(), version.tag())));
        text(xml, "title", plugin + " " + version.version());
        text(xml, "updated", moment(entry.date()));
        text(xml, "published", moment(entry.date()));
        link(xml, "alternate", WebAddress.of(version.releaseUrl()));
        line(xml);
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", entry.plugin().id().value());
        text(
                xml,
                "content",
                "%s %s%s, tag %s"
                        .formatted(
                                plugin,
                                version.version(),
                                version.prerelease() ? " (prerelease)" : "",
                                version.tag()));
        line(xml);
    }

    /** The same for the same release of the same registry, for ever (RFC 4287, section 4.2.6). */
    private String id(String what) {
        String name = "%s\n%s".formatted(registry.home(), what);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void text(XMLStreamWriter xml, String element, String text)
            throws XMLStreamException {
        line(xml);
        xml.writeStartElement(element);
        xml.writeCharacters(XmlText.clean(text));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, Optional<String> address)
            throws XMLStreamException {
        if (address.isPresent()) {
            line(xml);
            xml.writeEmptyElement("link");
            xml.writeAttribute("rel", relation);
            xml.writeAttribute("href", address.get());
        }
    }

    private static void line(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
