package io.github.pluginregistry.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API of a server that an extension answers. It has none of the caller's secrets:
 * neither the API token nor a cookie.
 */
public final class ApiRequest {

    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final String caller;
    private final byte[] body;

    /**
     * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
     * @param path the decoded path after the extension's id: {@code /} or {@code /versions/latest}
     * @param query the parameters of the query
     * @param headers the headers by name, in any case; the server passes on {@code Accept}, {@code
     *     Accept-Language}, {@code Content-Type}, {@code If-None-Match} and {@code traceparent}
     * @param caller the name of the API token of the caller
     * @param body at most 1 MB
     */
    public ApiRequest(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            String caller,
            byte[] body) {
        this.method = Objects.requireNonNull(method);
        this.path = Objects.requireNonNull(path);
        this.query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        this.headers = Collections.unmodifiableMap(byName);
        this.caller = Objects.requireNonNull(caller);
        this.body = body.clone();
    }

    /** A request without anything but a path. */
    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, Map.of(), Map.of(), "test", new byte[0]);
    }

    /** The method, in upper case. {@code HEAD} comes as {@code GET}. */
    public String method() {
        return method;
    }

    /** The decoded path after the extension's id; it starts with a slash. */
    public String path() {
        return path;
    }

    /** The parameters of the query. */
    public Map<String, String> query() {
        return query;
    }

    /** The headers that the server passes on. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The value of a header, whose name is in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The name of the API token of the caller. */
    public String caller() {
        return caller;
    }

    /** The bytes of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiRequest that
                && method.equals(that.method)
                && path.equals(that.path)
                && query.equals(that.query)
                && headers.equals(that.headers)
                && caller.equals(that.caller)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, path, query, headers, caller, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
