package io.github.pluginregistry.init.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.github.pluginregistry.init.migrate.MigrationReader.Losses;
import io.github.pluginregistry.init.migrate.MigrationReader.Plugins;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the entries of an nvchecker configuration. */
record NvcheckerReader(Plugins plugins, Losses losses) {

    private static final Set<String> READ =
            Set.of(
                    "source",
                    "github",
                    "gitlab",
                    "gitea",
                    "git",
                    "bitbucket",
                    "host",
                    "prefix",
                    "use_max_tag",
                    "use_latest_release",
                    "use_max_release",
                    "token");

    void read(String text) throws IOException {
        List<String> lines = text.lines().toList();
        JsonNode root = new TomlMapper().readTree(text);
        root.properties()
                .forEach(
                        entry -> {
                            if (!entry.getKey().equals("__config__")
                                    && entry.getValue().isObject()) {
                                read(
                                        entry.getKey(),
                                        entry.getValue(),
                                        section(entry.getKey(), lines),
                                        lines);
                            }
                        });
    }

    private void read(String name, JsonNode entry, int line, List<String> lines) {
        String source = entry.path("source").asText();
        Optional<String> repository = repository(source, entry);
        if (repository.isEmpty()) {
            losses.lost(
                    line, "\"%s\" has the source %s, which has no tags".formatted(name, source));
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", name);
        values.put("name", name);
        values.put("repository", repository.get());
        String prefix = entry.path("prefix").asText();
        if (!prefix.isEmpty()) {
            values.put(
                    "tagPattern",
                    prefix.equals("v")
                            ? "v*"
                            : prefix.replaceFirst("(?<![A-Za-z])v$", "") + "{version}");
        }
        entry.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !READ.contains(key))
                .forEach(
                        key ->
                                losses.lost(
                                        key(key, line, lines),
                                        "\"%s\" has no counterpart".formatted(key)));
        plugins.add(line, values);
    }

    private static Optional<String> repository(String source, JsonNode entry) {
        String path = entry.path(source).asText();
        String host = entry.path("host").asText();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        return switch (source) {
            case "git" -> Optional.of(path);
            case "github" -> Optional.of(url(host, "github.com", path));
            case "gitlab" -> Optional.of(url(host, "gitlab.com", path));
            case "gitea" -> Optional.of(url(host, "gitea.com", path));
            case "bitbucket" -> Optional.of(url(host, "bitbucket.org", path));
            default -> Optional.empty();
        };
    }

    private static String url(String host, String usual, String path) {
        return "https://" + (host.isEmpty() ? usual : host) + "/" + path;
    }

    /** The parser has no lines, so the header is looked for. */
    private static int section(String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.equals("[" + name + "]") || line.equals("[\"" + name + "\"]")) {
                return i + 1;
            }
        }
        return 1;
    }

    private static int key(String key, int section, List<String> lines) {
        for (int i = section; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("[")) {
                break;
            }
            if (lines.get(i).strip().startsWith(key)) {
                return i + 1;
            }
        }
        return section;
    }
}
