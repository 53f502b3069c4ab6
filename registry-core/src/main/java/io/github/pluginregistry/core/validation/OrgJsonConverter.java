package io.github.pluginregistry.core.validation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Converts maps, lists and scalars to the types of org.json, and finds values in these. */
final class OrgJsonConverter {

    private final int limit;
    private int entries;

    private OrgJsonConverter(int limit) {
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
        return new OrgJsonConverter(limit).copy(value);
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

    /**
     * Follows a pointer as the library writes it, which forgets to escape the key of an additional
     * property.
     *
     * @return the whole value where the pointer leads nowhere
     */
    static Located at(String pointer, Object value) {
        Located whole = new Located("", value);
        return whole.follow(pointer).orElse(whole);
    }

    /**
     * A value inside of another one.
     *
     * @param pointer its JSON Pointer (RFC 6901)
     * @param value the value, in the library's types
     */
    record Located(String pointer, Object value) {

        private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

        private Optional<Located> follow(String path) {
            if (path.isEmpty()) {
                return Optional.of(this);
            }
            int end = (path + "/").indexOf('/', 1);
            String key = JsonPath.unescape(path.substring(1, end));
            return follow(key, path.substring(end)).or(() -> followUnescaped(path));
        }

        private Optional<Located> followUnescaped(String path) {
            return value instanceof JSONObject object
                    ? object.keySet().stream()
                            .filter(key -> (path + "/").startsWith("/" + key + "/"))
                            .flatMap(key -> follow(key, path.substring(1 + key.length())).stream())
                            .findFirst()
                    : Optional.empty();
        }

        private Optional<Located> follow(String key, String rest) {
            return member(key)
                    .map(member -> new Located(JsonPath.pointer(pointer, key), member))
                    .flatMap(member -> member.follow(rest));
        }

        private Optional<Object> member(String key) {
            if (value instanceof JSONArray items && INDEX.matcher(key).matches()) {
                return Optional.ofNullable(items.opt(Integer.parseInt(key)));
            }
            return value instanceof JSONObject object
                    ? Optional.ofNullable(object.opt(key))
                    : Optional.empty();
        }
    }
}
