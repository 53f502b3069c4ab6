package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The content of plugins.json on disk, with the position of each value. */
final class PluginsJsonFile {

    private final Path file;
    private final PublishedRegistry registry;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();

    PluginsJsonFile(Path file, PublishedRegistry registry) {
        this.file = file;
        this.registry = registry;
        if (root().get("plugins") instanceof List<?> plugins) {
            for (int place = 0; place < plugins.size(); place++) {
                if (plugins.get(place) instanceof Map<?, ?> values) {
                    add(new Entry("/plugins/" + place, values));
                }
            }
        }
    }

    private void add(Entry entry) {
        entries.add(entry);
        Optional<String> id = entry.text("id");
        if (id.isPresent()) {
            byId.putIfAbsent(id.get(), entry);
        }
    }

    PublishedRegistry registry() {
        return registry;
    }

    /** The keys of the registry itself. */
    Map<?, ?> root() {
        return registry.value() instanceof Map<?, ?> keys ? keys : Map.of();
    }

    /** All entries that are objects, in the order of the file. */
    List<Entry> entries() {
        return entries;
    }

    /** The entries by id; the first one for a duplicate id. */
    Map<String, Entry> byId() {
        return byId;
    }

    /** The location of a plugin's entry; the file where there is none. */
    SourceLocation entryLocation(String id) {
        Entry entry = byId.get(id);
        return entry != null ? location(entry.pointer()) : location();
    }

    /** The file as a whole. */
    SourceLocation location() {
        return SourceLocation.of(file);
    }

    /** The location of a value or, if it is missing, of the nearest value around it. */
    SourceLocation location(String pointer) {
        return registry.locate(pointer).in(file, pointer);
    }

    /**
     * A plugin's entry in plugins.json, which may be invalid.
     *
     * @param pointer its location, a JSON Pointer
     */
    record Entry(String pointer, Map<?, ?> values) {

        /** The string value of a key; empty if it is missing or no string. */
        Optional<String> text(String key) {
            return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
        }

        /** The pointer of a key, whether it is present or not. */
        String at(String key) {
            return pointer + "/" + key;
        }

        /** The id as a message shows it; empty where there is none. */
        String name() {
            return text("id").map(SafeExcerpt::of).orElse("");
        }
    }
}
