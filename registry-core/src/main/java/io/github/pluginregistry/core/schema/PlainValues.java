package io.github.pluginregistry.core.schema;

import java.util.Collection;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Values made of maps, lists and scalars: their form for the library, and the places in them. */
final class PlainValues {

    private PlainValues() {}

    /**
     * The value in the library's types. They are filled by hand, since the library's own conversion
     * reads any object as a bean and leaves out keys that are set to null.
     */
    static Object toJson(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            JSONObject object = new JSONObject();
            map.forEach((key, member) -> object.put((String) key, toJson(member)));
            return object;
        }
        if (value instanceof Collection<?> items) {
            JSONArray array = new JSONArray();
            items.forEach(item -> array.put(toJson(item)));
            return array;
        }
        return value == null ? JSONObject.NULL : value;
    }

    /** The pointer of a member, with the key escaped as RFC 6901, section 3, asks. */
    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
