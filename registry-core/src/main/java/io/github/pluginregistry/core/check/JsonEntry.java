package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.io.SafeExcerpt;
import java.util.Map;
import java.util.Optional;

/**
 * A plugin's entry in plugins.json as it stands there, whatever else is wrong with the file.
 *
 * @param pointer where it stands, a JSON Pointer
 * @param values its keys and values
 */
record JsonEntry(String pointer, Map<?, ?> values) {

    /** The text that a key is set to; empty where it is set to something else or not at all. */
    Optional<String> text(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Where a key stands, whether it is written or not. */
    String at(String key) {
        return pointer + "/" + key;
    }

    /** The id as a message shows it; empty where there is none. */
    String name() {
        return text("id").map(SafeExcerpt::of).orElse("");
    }
}
