package io.github.pluginregistry.init.migrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.init.InitException;
import io.github.pluginregistry.init.migrate.PythonLiterals.SyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the plugins in a file of another system, which it recognizes by its name and keys. */
public final class MigrationReader {

    private static final int LIMIT = 8 * 1024 * 1024;

    private static final Map<String, String> SCRIPT_KEYS =
            Map.of(
                    "id", "id",
                    "name", "name",
                    "description", "description",
                    "source_path", "sourcePath",
                    "tag_pattern", "tagPattern",
                    "status", "status",
                    "repository", "repository");

    private static final Set<String> JSON_KEYS =
            Set.of(
                    "id",
                    "name",
                    "description",
                    "sourcePath",
                    "repository",
                    "tagPattern",
                    "status",
                    "docs");

    /** What an update finds anew. */
    private static final Set<String> FOUND_ANEW =
            Set.of(
                    "latestVersion",
                    "releaseUrl",
                    "repositoryType",
                    "releasedAt",
                    "tag",
                    "commit",
                    "latestPrerelease",
                    "latest_version",
                    "release_url",
                    "repository_type");

    private final String file;
    private final List<MigratedPlugin> plugins = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    private MigrationReader(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InitException if it is of no system that is known, or broken
     */
    public static Migration read(Path path) throws IOException, InitException {
        MigrationReader reader = new MigrationReader(String.valueOf(path.getFileName()));
        return reader.read(BoundedFileReader.text(path, LIMIT));
    }

    private Migration read(String text) throws IOException, InitException {
        String name = file.toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".py")) {
                entries(PythonLiterals.list(text), SCRIPT_KEYS);
                return migration("the update script", "");
            }
            if (name.endsWith(".toml")) {
                new NvcheckerReader(this::add, this::lost).read(text);
                return migration("nvchecker", "");
            }
            return name.endsWith(".json") ? json(text) : yaml(text);
        } catch (SyntaxException e) {
            throw broken(e.line(), String.valueOf(e.getMessage()), e);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw broken(line, String.valueOf(e.getOriginalMessage()), e);
        }
    }

    private InitException broken(int line, String problem, Exception cause) {
        return new InitException(
                "%s:%d: %s".formatted(file, line, problem),
                "correct the file, or write registry.yaml by hand",
                cause);
    }

    private Migration migration(String system, String description) throws InitException {
        if (plugins.isEmpty()) {
            throw unknown();
        }
        return new Migration(system, description, plugins, lost);
    }

    private InitException unknown() {
        return new InitException(
                "%s has no plugins that can be read".formatted(file),
                "name a Python script with a list of plugins, a plugins.json, or a configuration of aqua, updatecli or nvchecker");
    }

    private Migration json(String text) throws IOException, InitException {
        Value root = ParsedFiles.json(text);
        Value list = root.entries().get("plugins");
        if (list == null) {
            throw unknown();
        }
        Map<String, String> keys = new LinkedHashMap<>();
        JSON_KEYS.forEach(key -> keys.put(key, key));
        entries(list, keys);
        return migration("plugins.json", root.text("description").orElse(""));
    }

    private Migration yaml(String text) throws IOException, InitException {
        Value root = ParsedFiles.yaml(text);
        if (root.entries().containsKey("packages")) {
            new AquaReader(this::add, this::lost).read(root);
            return migration("aqua", "");
        }
        if (root.entries().containsKey("sources")) {
            new UpdatecliReader(this::add, this::lost).read(root);
            return migration("updatecli", "");
        }
        throw unknown();
    }

    /** Plugins whose keys only have other names. */
    private void entries(Value list, Map<String, String> keys) {
        for (Value entry : list.elements()) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Map.Entry<String, Value> it : entry.entries().entrySet()) {
                String key = keys.get(it.getKey());
                String value = it.getValue().text().orElse("");
                if (key != null && it.getValue().text().isPresent()) {
                    values.put(key, key.equals("repository") ? url(value) : value);
                } else if (!FOUND_ANEW.contains(it.getKey())) {
                    lost(it.getValue().line(), "\"%s\" has no counterpart".formatted(it.getKey()));
                }
            }
            add(entry.line(), values);
        }
    }

    private void add(int line, Map<String, String> values) {
        if (values.getOrDefault("id", "").isEmpty() && values.getOrDefault("name", "").isEmpty()) {
            lost(line, "an entry has no id and no name");
        } else {
            plugins.add(new MigratedPlugin(line, values));
        }
    }

    private void lost(int line, String what) {
        lost.add("%s:%d: %s".formatted(file, line, what));
    }

    /** The address of a repository on GitHub that is written as OWNER/NAME. */
    static String url(String repository) {
        return repository.matches("[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+")
                ? "https://github.com/" + repository
                : repository;
    }

    /** Receives what is read. */
    @FunctionalInterface
    interface Plugins {
        void add(int line, Map<String, String> values);
    }

    /** Receives what cannot be carried over. */
    @FunctionalInterface
    interface Losses {
        void lost(int line, String what);
    }
}
