package io.github.pluginregistry.core.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Values made of maps, lists and scalars: their form for the library, and the order they have. */
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

    /** The pointer of everything in the value, with its rank from the first to the last. */
    static Map<String, Integer> order(@Nullable Object value) {
        Map<String, Integer> order = new LinkedHashMap<>();
        rank("", value, order);
        return order;
    }

    private static void rank(String pointer, @Nullable Object value, Map<String, Integer> order) {
        order.put(pointer, order.size());
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> rank(child(pointer, (String) key), member, order));
        } else if (value instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                rank(pointer + "/" + index++, item, order);
            }
        }
    }

    /** The pointer of a member, with the key escaped as RFC 6901, section 3, asks. */
    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
