package io.github.pluginregistry.server.credential;

import io.github.pluginregistry.core.io.Environment;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The passwords of the settings.xml of Maven, as far as they are not encrypted. */
final class MavenSettings {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.([^}]+)}");

    private MavenSettings() {}

    /**
     * The password of a server; {@code ${env.NAME}} in it stands for a variable.
     *
     * @param server its id
     */
    static String password(Environment environment, String server) throws SecretException {
        Path file = environment.home().resolve(".m2").resolve("settings.xml");
        String password = find(parse(file), server, file);
        if (password.startsWith("{") && password.endsWith("}")) {
            throw new SecretException(
                    "the password of the server %s in %s is encrypted".formatted(server, file),
                    "use env: or file: in server.yaml: only Maven can decrypt it");
        }
        Matcher variables = VARIABLE.matcher(password);
        return variables.replaceAll(
                match -> Matcher.quoteReplacement(environment.variable(match.group(1)).orElse("")));
    }

    private static String find(Document settings, String id, Path file) throws SecretException {
        NodeList servers = settings.getElementsByTagName("server");
        for (int i = 0; i < servers.getLength(); i++) {
            Element server = (Element) servers.item(i);
            if (text(server, "id").equals(id)) {
                return text(server, "password");
            }
        }
        throw new SecretException(
                "%s has no server %s".formatted(file, id), "add it, or correct the reference");
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static Document parse(Path file) throws SecretException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default one prints.
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(Secrets.file(file))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new SecretException("%s cannot be read as XML".formatted(file), "correct it", e);
        }
    }
}
