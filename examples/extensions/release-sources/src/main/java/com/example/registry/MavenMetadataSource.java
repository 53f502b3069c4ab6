package com.example.registry;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.HttpReply;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.TagInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The versions of an artifact in a Maven repository. The repository of a plugin is the directory of
 * its artifact, such as {@code https://artifacts.example.com/maven2/com/example/tool}.
 */
public final class MavenMetadataSource implements ReleaseSource {

    private Documents documents;

    @Override
    public Capabilities capabilities() {
        return Capabilities.of(
                "maven-metadata", "Reads the versions of artifacts in a Maven repository.");
    }

    @Override
    public void start(ExtensionContext context) {
        documents = new Documents(context);
    }

    /** All versions of {@code maven-metadata.xml} but snapshots. */
    @Override
    public List<TagInfo> tags(String repository, Set<String> prefixes) throws Exception {
        HttpReply reply =
                documents.require(
                        Documents.below(repository, "maven-metadata.xml"), "application/xml");
        return versions(reply.body()).stream()
                .filter(version -> !version.endsWith("-SNAPSHOT"))
                .distinct()
                .map(TagInfo::of)
                .toList();
    }

    private static List<String> versions(byte[] metadata) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default handler prints errors, which are thrown as well.
            builder.setErrorHandler(new DefaultHandler());
            Element root = builder.parse(new ByteArrayInputStream(metadata)).getDocumentElement();
            NodeList versions = root.getElementsByTagName("version");
            return IntStream.range(0, versions.getLength())
                    .mapToObj(versions::item)
                    .filter(version -> version.getParentNode().getNodeName().equals("versions"))
                    .map(version -> version.getTextContent().strip())
                    .toList();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("maven-metadata.xml is not valid: " + e.getMessage(), e);
        }
    }

    /** A version was published when its POM was uploaded; a version without POM is not complete. */
    @Override
    public List<ReleaseInfo> releases(String repository, Set<String> tags) throws Exception {
        String artifact = repository.replaceAll("/+$", "").replaceAll(".*/", "");
        List<ReleaseInfo> releases = new ArrayList<>();
        for (String version : tags) {
            String pom = "%s/%s-%s.pom".formatted(version, artifact, version);
            documents
                    .find(Documents.below(repository, pom), "application/xml")
                    .map(reply -> ReleaseInfo.of(version, lastModified(reply).orElse(null)))
                    .ifPresent(releases::add);
        }
        return releases;
    }

    private static Optional<Instant> lastModified(HttpReply reply) {
        try {
            return reply.header("Last-Modified")
                    .map(
                            text ->
                                    ZonedDateTime.parse(
                                            text, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(ZonedDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
