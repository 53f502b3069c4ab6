package io.github.pluginregistry.init.migrate;

import io.github.pluginregistry.init.migrate.MigrationReader.Losses;
import io.github.pluginregistry.init.migrate.MigrationReader.Plugins;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the packages of an aqua registry, or of an aqua.yaml. */
record AquaReader(Plugins plugins, Losses losses) {

    private static final Set<String> READ =
            Set.of(
                    "name",
                    "repo_owner",
                    "repo_name",
                    "description",
                    "version_prefix",
                    "link",
                    "type");

    /** About downloads, which a registry of versions does not have. */
    private static final Set<String> DOWNLOAD =
            Set.of(
                    "asset",
                    "format",
                    "files",
                    "replacements",
                    "checksum",
                    "supported_envs",
                    "url",
                    "rosetta2",
                    "overrides",
                    "version_overrides",
                    "version_constraint",
                    "aliases",
                    "search_words",
                    "path",
                    "format_overrides",
                    "complete_windows_ext");

    private static final Pattern PREFIX =
            Pattern.compile("\\s*\\(?\\s*Version startsWith ['\"]([^'\"]+)['\"]\\s*\\)?\\s*");

    void read(Value root) {
        Map<String, Value> all = root.entries();
        for (Value entry : all.getOrDefault("packages", root).elements()) {
            read(entry.entries(), entry);
        }
    }

    private void read(Map<String, Value> keys, Value entry) {
        String repository =
                entry.text("repo_owner").orElse("") + "/" + entry.text("repo_name").orElse("");
        if (repository.length() <= 2 || repository.startsWith("/")) {
            repository = entry.text("name").orElse("").replaceFirst("@.*", "");
        }
        if (!repository.matches("[^/\\s]+/[^/\\s]+(?:/.*)?")) {
            losses.lost(entry.line(), "a package without repo_owner and repo_name");
            return;
        }
        String[] parts = repository.split("/", 3);
        Map<String, String> values = new LinkedHashMap<>();
        String name = entry.text("name").orElse(repository).replaceFirst("@.*", "");
        values.put("id", name.replaceFirst(".*/", ""));
        values.put("name", name);
        values.put("repository", MigrationReader.url(parts[0] + "/" + parts[1]));
        entry.text("description").ifPresent(it -> values.put("description", it));
        entry.text("version_prefix").ifPresent(it -> values.put("tagPattern", it + "{version}"));
        filter(keys.getOrDefault("version_filter", entry), values);
        for (Map.Entry<String, Value> it : keys.entrySet()) {
            if (!READ.contains(it.getKey())
                    && !DOWNLOAD.contains(it.getKey())
                    && !it.getKey().equals("version_filter")) {
                losses.lost(
                        it.getValue().line(), "\"%s\" has no counterpart".formatted(it.getKey()));
            }
        }
        plugins.add(entry.line(), values);
    }

    private void filter(Value filter, Map<String, String> values) {
        if (filter.text().isEmpty()) {
            return;
        }
        Matcher prefix = PREFIX.matcher(filter.text().get());
        if (prefix.matches()) {
            String text = prefix.group(1);
            values.put(
                    "tagPattern",
                    text.equals("v") ? "v*" : text.replaceFirst("v$", "") + "{version}");
        } else {
            losses.lost(
                    filter.line(),
                    "version_filter is an expression; the pattern comes from the tags instead");
        }
    }
}
