package io.github.pluginregistry.core.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
 * @param uri an absolute {@code https} or {@code http} address
 * @param body the body; empty for a {@code GET}
 */
@SuppressWarnings("ArrayRecordComponent") // A body is sent as it is, and never compared.
public record HttpRequest(
        String method, URI uri, Map<String, String> headers, byte[] body, Repetition repetition) {

    /** When a request may be retried. */
    public enum Repetition {
        /** After a broken connection, a server error or a response with {@code Retry-After}. */
        ALWAYS,
        /** After a broken connection or a response with {@code Retry-After}. */
        UNANSWERED,
        /** Never: a change may have been made although no response came. */
        NEVER
    }

    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    public static HttpRequest get(URI uri) {
        return new HttpRequest("GET", uri, Map.of(), new byte[0], Repetition.ALWAYS);
    }

    /** A query that is too long for a URL. It changes nothing. */
    public static HttpRequest post(URI uri, String contentType, String body) {
        return new HttpRequest(
                "POST",
                uri,
                Map.of("Content-Type", contentType),
                body.getBytes(StandardCharsets.UTF_8),
                Repetition.ALWAYS);
    }

    /**
     * A request that creates, changes or deletes something.
     *
     * @param json the body; empty where there is none
     */
    public static HttpRequest change(String method, URI uri, byte[] json) {
        return new HttpRequest(
                method,
                uri,
                json.length == 0 ? Map.of() : Map.of("Content-Type", "application/json"),
                json.clone(),
                Repetition.NEVER);
    }

    /** The same request with one more header. */
    public HttpRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpRequest(method, uri, more, body, repetition);
    }

    /** The same request without retries after server errors. */
    public HttpRequest once() {
        return new HttpRequest(method, uri, headers, body, Repetition.UNANSWERED);
    }
}
