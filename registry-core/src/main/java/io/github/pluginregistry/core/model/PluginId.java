package io.github.pluginregistry.core.model;

import java.util.regex.Pattern;

/** The name by which a registry and its readers know a plugin. */
public record PluginId(String value) implements Comparable<PluginId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    /**
     * @throws IllegalArgumentException if the value is not of the form {@code
     *     ^[a-z0-9][a-z0-9._-]*$}
     */
    public PluginId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no plugin id; it starts with a lower-case letter or a digit, and goes on with these or . _ -"
                            .formatted(value));
        }
    }

    @Override
    public int compareTo(PluginId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
