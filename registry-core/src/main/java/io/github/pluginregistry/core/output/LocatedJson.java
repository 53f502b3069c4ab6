package io.github.pluginregistry.core.output;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a JSON text, and the place where each of them starts. Places are asked for where
 * something is wrong, and a text is mostly right, so they are looked for when the first one is.
 */
public final class LocatedJson {

    private final @Nullable Object value;
    private final String text;
    private @Nullable Map<String, TextPosition> marks;

    /**
     * @param text what the value was read from; a JSON text
     */
    LocatedJson(@Nullable Object value, String text) {
        this.value = value;
        this.text = text;
    }

    /** Maps with string keys, lists, strings, numbers, booleans and null. */
    public @Nullable Object value() {
        return value;
    }

    /**
     * The place of a value, or of the nearest one around it that is there.
     *
     * @param pointer a JSON Pointer (RFC 6901)
     */
    public TextPosition mark(String pointer) {
        Map<String, TextPosition> all = marks();
        String around = pointer;
        while (!all.containsKey(around) && !around.isEmpty()) {
            around = around.substring(0, around.lastIndexOf('/'));
        }
        return all.getOrDefault(around, TextPosition.START);
    }

    private Map<String, TextPosition> marks() {
        if (marks == null) {
            marks = TextPositions.of(text);
        }
        return marks;
    }
}
