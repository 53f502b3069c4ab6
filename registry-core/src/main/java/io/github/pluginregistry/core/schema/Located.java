package io.github.pluginregistry.core.schema;

import java.util.Optional;
import java.util.regex.Pattern;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * A value inside of another one.
 *
 * @param pointer where it stands, as RFC 6901 writes it
 * @param value the value, in the library's types
 */
record Located(String pointer, Object value) {

    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

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

    private Optional<Located> follow(String path) {
        if (path.isEmpty()) {
            return Optional.of(this);
        }
        int end = (path + "/").indexOf('/', 1);
        String key = path.substring(1, end).replace("~1", "/").replace("~0", "~");
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
        return child(key)
                .map(child -> new Located(PlainValues.child(pointer, key), child))
                .flatMap(child -> child.follow(rest));
    }

    private Optional<Object> child(String key) {
        if (value instanceof JSONArray items && INDEX.matcher(key).matches()) {
            return Optional.ofNullable(items.opt(Integer.parseInt(key)));
        }
        return value instanceof JSONObject object
                ? Optional.ofNullable(object.opt(key))
                : Optional.empty();
    }
}
