package io.github.pluginregistry.core.validation;

import io.github.pluginregistry.core.io.SafeExcerpt;

/**
 * The keys that lead to a value.
 *
 * @param path the keys as a message shows them, for example {@code plugins[2].name}
 * @param pointer the same as a JSON Pointer (RFC 6901), or the beginning of it where a key is so
 *     long that nobody meant it
 */
public record JsonPath(String path, String pointer) {

    /** The path of the whole value. */
    public static final JsonPath ROOT = new JsonPath("", "");

    /** Below a long key each value would cost a long pointer. */
    private static final int LONGEST = 200;

    /** The path of a key's value. */
    public JsonPath key(String key) {
        String shown = SafeExcerpt.of(key);
        return new JsonPath(path.isEmpty() ? shown : path + "." + shown, pointerTo(key));
    }

    /** The path of an entry of a list. */
    public JsonPath item(int index) {
        return new JsonPath(path + "[" + index + "]", pointerTo(String.valueOf(index)));
    }

    private String pointerTo(String key) {
        return pointer.length() + key.length() > LONGEST ? pointer : pointer(pointer, key);
    }

    /** The JSON Pointer of a member, with the key escaped by RFC 6901, section 3. */
    public static String pointer(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** The key that a step of a JSON Pointer stands for (RFC 6901, section 4). */
    static String unescape(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
