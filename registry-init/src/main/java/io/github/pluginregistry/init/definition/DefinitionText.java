package io.github.pluginregistry.init.definition;

import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a definition as YAML with comments, which the libraries for YAML do not write. Equal
 * drafts give equal texts.
 */
public final class DefinitionText {

    private static final String SCHEMA =
            "https://pluginregistry.github.io/registry-maven-plugin/registry.schema.json";

    /** More plugins that nobody asked for would hide those that somebody did. */
    private static final int MOST_UNUSED = 50;

    private final List<String> lines = new ArrayList<>();

    private DefinitionText() {}

    /** The text of {@code registry.yaml}. */
    public static String of(DefinitionDraft draft) {
        DefinitionText text = new DefinitionText();
        text.header(draft);
        text.lines.add("plugins:");
        draft.plugins().forEach(text::plugin);
        text.unused(draft.unused());
        return text.lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private void header(DefinitionDraft draft) {
        lines.add(
                "# The definition of the registry, first written by registry:init. It is yours to edit.");
        lines.add("# All keys: " + Documentation.DEFINITION.address());
        lines.add("$schema: " + SCHEMA);
        lines.add("");
        lines.add("name: " + YamlText.of(draft.name()));
        if (!draft.description().isEmpty()) {
            lines.add("description: " + YamlText.of(draft.description()));
        }
        lines.add("repository: " + YamlText.of(draft.repository()));
        if (!draft.outputs().isEmpty()) {
            lines.add(
                    draft.outputs().stream()
                            .map(OutputType::key)
                            .collect(Collectors.joining(", ", "outputs: [", "]")));
        }
        lines.add("");
        lines.add(
                "# The latest version of a plugin is the highest one that its tagPattern finds in the tags of");
        lines.add("# its repository. registry:explain shows each tag, and why it counts or not.");
    }

    private void plugin(PluginDraft plugin) {
        plugin.comment().forEach(line -> lines.add("  # " + YamlText.comment(line)));
        List<String> keys = keys(plugin);
        lines.add("  - " + keys.get(0));
        keys.stream().skip(1).map(key -> "    " + key).forEach(lines::add);
    }

    private static List<String> keys(PluginDraft plugin) {
        List<String> keys = new ArrayList<>();
        add(keys, "id", plugin.id());
        add(keys, "name", plugin.name());
        add(keys, "description", plugin.description());
        add(keys, "repository", plugin.repository());
        add(keys, "sourcePath", plugin.sourcePath());
        add(keys, "tagPattern", plugin.tagPattern());
        if (!plugin.formerTagPatterns().isEmpty()) {
            keys.add("formerTagPatterns:");
            plugin.formerTagPatterns().forEach(it -> keys.add("  - " + YamlText.of(it)));
        }
        if (plugin.scheme() != VersionScheme.SEMVER) {
            add(keys, "versionScheme", plugin.scheme().key());
        }
        if (plugin.includePrereleases()) {
            keys.add("includePrereleases: true");
        }
        if (!plugin.ignore().isEmpty()) {
            keys.add("ignore:");
            for (String glob : plugin.ignore()) {
                keys.add("  - version: " + YamlText.of(glob));
                keys.add("    reason: Tags of something else");
            }
        }
        add(keys, "status", plugin.status());
        return keys;
    }

    private static void add(List<String> keys, String key, String value) {
        if (!value.isEmpty()) {
            keys.add(key + ": " + YamlText.of(value));
        }
    }

    private void unused(List<PluginDraft> unused) {
        if (unused.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(
                "  # Other tags with versions, which are left out. To publish them, remove the # in front.");
        for (PluginDraft plugin : unused.subList(0, Math.min(MOST_UNUSED, unused.size()))) {
            plugin.comment().forEach(line -> lines.add("  # " + YamlText.comment(line)));
            List<String> keys = keys(plugin);
            lines.add("  #- " + keys.get(0));
            keys.stream().skip(1).map(key -> "  #  " + key).forEach(lines::add);
        }
        if (unused.size() > MOST_UNUSED) {
            lines.add("  # ... and %d more".formatted(unused.size() - MOST_UNUSED));
        }
    }
}
