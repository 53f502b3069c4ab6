package io.github.pluginregistry.server.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the dependents of a registry. */
final class DependentReader {

    private static final String URL = "write an https address, or http to this machine";

    private DependentReader() {}

    static List<Dependent> read(Section section) {
        Set<String> names = new HashSet<>();
        return section.sections("dependents").stream().map(it -> dependent(it, names)).toList();
    }

    private static Dependent dependent(Section section, Set<String> names) {
        if (!names.add(section.text("name"))) {
            section.error("name", "another dependent has this name", "choose another one");
        }
        if (section.has("url") == section.has("repositoryDispatch")) {
            section.error(
                    "url", "a dependent has either url or repositoryDispatch", "keep one of them");
        }
        if (section.has("url") && !section.has("secret")) {
            section.error("secret", "this key is missing", "add it; it signs the webhook");
        }
        return new Dependent(
                section.text("name"),
                section.value("url", "", RegistryReader::url, URL),
                section.optional("secret", SecretReference::of, RegistryReader.REFERENCE)
                        .orElse(null),
                section.value(
                        "repositoryDispatch",
                        "",
                        DependentReader::ownerAndName,
                        "write OWNER/NAME"),
                section.text("eventType", "plugin-released"),
                section.value("apiUrl", "https://api.github.com", RegistryReader::url, URL));
    }

    private static String ownerAndName(String text) {
        if (!text.matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+") || text.contains("..")) {
            throw new IllegalArgumentException("no repository");
        }
        return text;
    }
}
