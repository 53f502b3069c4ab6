package io.github.pluginregistry.init.definition;

import io.github.pluginregistry.core.model.PluginId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids and names that plugins get. */
public final class PluginNames {

    /** Spelled as people do. */
    private static final Map<String, String> SPELLED =
            Map.ofEntries(
                    Map.entry("api", "API"),
                    Map.entry("aws", "AWS"),
                    Map.entry("cli", "CLI"),
                    Map.entry("css", "CSS"),
                    Map.entry("csv", "CSV"),
                    Map.entry("dns", "DNS"),
                    Map.entry("ecs", "ECS"),
                    Map.entry("eks", "EKS"),
                    Map.entry("gcp", "GCP"),
                    Map.entry("github", "GitHub"),
                    Map.entry("gitlab", "GitLab"),
                    Map.entry("go", "Go"),
                    Map.entry("html", "HTML"),
                    Map.entry("http", "HTTP"),
                    Map.entry("json", "JSON"),
                    Map.entry("jwt", "JWT"),
                    Map.entry("ldap", "LDAP"),
                    Map.entry("oidc", "OIDC"),
                    Map.entry("sdk", "SDK"),
                    Map.entry("sql", "SQL"),
                    Map.entry("ssh", "SSH"),
                    Map.entry("tls", "TLS"),
                    Map.entry("ui", "UI"),
                    Map.entry("url", "URL"),
                    Map.entry("xml", "XML"),
                    Map.entry("yaml", "YAML"));

    private final Set<String> taken = new HashSet<>();
    private final Set<String> ambiguous;

    /**
     * @param names the names of all plugins; those that several have get no id of their own
     */
    public PluginNames(List<String> names) {
        Set<String> seen = new HashSet<>();
        ambiguous =
                names.stream()
                        .map(PluginNames::form)
                        .filter(id -> !seen.add(id))
                        .collect(Collectors.toSet());
    }

    /** Whether several plugins have a name. */
    public boolean isAmbiguous(String name) {
        return ambiguous.contains(form(name));
    }

    /**
     * An id that no other plugin has.
     *
     * @param name the name in the tags
     * @param qualifiers what tells two plugins of one name apart, the best first, such as the
     *     directory and the repository
     */
    public String id(String name, List<String> qualifiers) {
        String plain = form(name);
        if (!ambiguous.contains(plain) && taken.add(plain)) {
            return plain;
        }
        for (String qualifier : qualifiers) {
            String qualified = form(qualifier + "-" + name);
            if (!qualifier.isEmpty() && taken.add(qualified)) {
                return qualified;
            }
        }
        int number = 2;
        while (!taken.add(plain + "-" + number)) {
            number++;
        }
        return plain + "-" + number;
    }

    private static String form(String name) {
        String id =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._-]+", "-")
                        .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
        return PluginId.isOne(id) ? id : "plugin";
    }

    /** A name for people: {@code JSON Schema} for {@code json-schema}. */
    public static String title(String name) {
        String title =
                Arrays.stream(name.split("[-_. /]+"))
                        .filter(word -> !word.isEmpty())
                        .map(PluginNames::spelled)
                        .collect(Collectors.joining(" "));
        return title.isEmpty() ? name : title;
    }

    private static String spelled(String word) {
        return SPELLED.getOrDefault(
                word, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
}
