package io.github.pluginregistry.core.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The id of a plugin in a registry. */
public record PluginId(String value) implements Comparable<PluginId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    /**
     * @throws IllegalArgumentException if the value is not of the form {@code
     *     ^[a-z0-9][a-z0-9._-]*$}
     */
    public PluginId {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a plugin id; it starts with a lower-case letter or a digit, followed by these or . _ -"
                            .formatted(value));
        }
    }

    /** Whether a text is of the form {@code ^[a-z0-9][a-z0-9._-]*$}. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(PluginId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** Several ids, with commas between. */
    public static String join(List<PluginId> ids) {
        return ids.stream().map(PluginId::value).collect(Collectors.joining(", "));
    }
}
