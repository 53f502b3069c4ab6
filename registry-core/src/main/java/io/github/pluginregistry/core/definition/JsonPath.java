package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.io.SafeExcerpt;

/**
 * The keys that lead to a value.
 *
 * @param path the keys as a message shows them, for example {@code plugins[2].name}
 * @param pointer the same as a JSON Pointer (RFC 6901), or the beginning of it where a key is so
 *     long that nobody meant it
 */
record JsonPath(String path, String pointer) {

    /** To the definition as a whole. */
    static final JsonPath START = new JsonPath("", "");

    /** Below a long key each value would cost a long pointer. */
    private static final int LONGEST = 200;

    JsonPath key(String key) {
        String shown = SafeExcerpt.of(key);
        return new JsonPath(path.isEmpty() ? shown : path + "." + shown, pointerTo(key));
    }

    JsonPath item(int index) {
        return new JsonPath(path + "[" + index + "]", pointerTo(String.valueOf(index)));
    }

    private String pointerTo(String step) {
        return pointer.length() + step.length() > LONGEST
                ? pointer
                : pointer + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
