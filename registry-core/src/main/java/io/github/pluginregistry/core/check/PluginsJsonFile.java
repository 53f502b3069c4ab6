package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.output.PublishedRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** plugins.json as it stands on disk. */
final class PluginsJsonFile {

    private final Path file;
    private final PublishedRegistry registry;
    private final List<JsonEntry> entries = new ArrayList<>();
    private final Map<String, JsonEntry> byId = new HashMap<>();

    /**
     * @param file where it is
     * @param registry what it says
     */
    PluginsJsonFile(Path file, PublishedRegistry registry) {
        this.file = file;
        this.registry = registry;
        if (root().get("plugins") instanceof List<?> plugins) {
            for (int place = 0; place < plugins.size(); place++) {
                if (plugins.get(place) instanceof Map<?, ?> values) {
                    add(new JsonEntry("/plugins/" + place, values));
                }
            }
        }
    }

    private void add(JsonEntry entry) {
        entries.add(entry);
        Optional<String> id = entry.text("id");
        if (id.isPresent()) {
            byId.putIfAbsent(id.get(), entry);
        }
    }

    /** What was understood of it. */
    PublishedRegistry registry() {
        return registry;
    }

    /** The keys of the registry itself. */
    Map<?, ?> root() {
        return registry.value() instanceof Map<?, ?> keys ? keys : Map.of();
    }

    /** Every entry that has keys, in the order of the file. */
    List<JsonEntry> entries() {
        return entries;
    }

    /** The entries by their ids, of several with one id the first. */
    Map<String, JsonEntry> byId() {
        return byId;
    }

    /** The file as a whole. */
    SourceLocation spot() {
        return SourceLocation.of(file);
    }

    /** The place of a value, or of the nearest one around it that is there. */
    SourceLocation spot(String pointer) {
        var mark = registry.locate(pointer);
        return new SourceLocation(file, mark.line(), mark.column(), pointer);
    }
}
