package io.github.pluginregistry.core.schema;

import java.util.Collection;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Values made of maps, lists and scalars: their form for the library, and the places in them. */
final class PlainValues {

    private final int limit;
    private int entries;

    private PlainValues(int limit) {
        this.limit = limit;
    }

    /**
     * The value in the library's types. They are filled by hand, since the library's own conversion
     * reads any object as a bean and leaves out keys that are set to null.
     */
    static Object toJson(@Nullable Object value) {
        return toJson(value, Integer.MAX_VALUE);
    }

    /**
     * The same with the first entries of its lists alone; none of the lists becomes empty.
     *
     * @param limit how many entries all lists keep together
     */
    static Object toJson(@Nullable Object value, int limit) {
        return new PlainValues(limit).copy(value);
    }

    private Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            JSONObject object = new JSONObject();
            map.forEach((key, member) -> object.put((String) key, copy(member)));
            return object;
        }
        if (value instanceof Collection<?> items) {
            JSONArray array = new JSONArray();
            for (Object item : items) {
                if (entries >= limit && !array.isEmpty()) {
                    break;
                }
                entries++;
                array.put(copy(item));
            }
            return array;
        }
        return value == null ? JSONObject.NULL : value;
    }

    /** The pointer of a member, with the key escaped as RFC 6901, section 3, asks. */
    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
