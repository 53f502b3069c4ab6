package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.published.PlacedJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plugin's entry in plugins.json as it stands there, whatever else is wrong with the file.
 *
 * @param pointer where it stands, a JSON Pointer
 * @param values its keys and values
 */
record Entry(String pointer, Map<?, ?> values) {

    static Stream<Entry> of(PlacedJson json) {
        return json.value() instanceof Map<?, ?> registry
                        && registry.get("plugins") instanceof List<?> plugins
                ? IntStream.range(0, plugins.size())
                        .boxed()
                        .flatMap(index -> entry(index, plugins.get(index)).stream())
                : Stream.empty();
    }

    /** The entries by their ids, of several with one id the first. */
    static Map<String, Entry> byId(PlacedJson json) {
        Map<String, Entry> entries = new HashMap<>();
        of(json).forEach(entry -> entry.text("id").ifPresent(id -> entries.putIfAbsent(id, entry)));
        return entries;
    }

    private static Optional<Entry> entry(int index, Object plugin) {
        return plugin instanceof Map<?, ?> values
                ? Optional.of(new Entry("/plugins/" + index, values))
                : Optional.empty();
    }

    /** The text that a key is set to; empty where it is set to something else or not at all. */
    Optional<String> text(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
