package io.github.pluginregistry.init.migrate;

import java.util.Map;

/**
 * A plugin in the list of another system.
 *
 * @param line where it begins in its file
 * @param values the keys of our definition, with their values; without {@code tagPattern} if the
 *     other system has none
 */
public record MigratedPlugin(int line, Map<String, String> values) {

    public MigratedPlugin {
        values = Map.copyOf(values);
    }

    /** The value of a key; empty if there is none. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }
}
