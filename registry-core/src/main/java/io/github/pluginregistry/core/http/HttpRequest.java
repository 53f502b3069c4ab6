package io.github.pluginregistry.core.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that changes nothing, so that it may be sent more than once.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri an absolute {@code https} or {@code http} address
 * @param headers the headers, by name
 * @param body the body of a {@code POST}; empty for a {@code GET}
 * @param retried whether it is sent again where the host is in trouble; the caller may have a
 *     better way
 */
@SuppressWarnings("ArrayRecordComponent") // A body is sent as it is, and never compared.
public record HttpRequest(
        String method, URI uri, Map<String, String> headers, byte[] body, boolean retried) {

    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    /** A request for a resource. */
    public static HttpRequest get(URI uri) {
        return new HttpRequest("GET", uri, Map.of(), new byte[0], true);
    }

    /** A question that is too long for an address. */
    public static HttpRequest post(URI uri, String contentType, String body) {
        return new HttpRequest(
                "POST",
                uri,
                Map.of("Content-Type", contentType),
                body.getBytes(StandardCharsets.UTF_8),
                true);
    }

    /** The same request with one more header. */
    public HttpRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpRequest(method, uri, more, body, retried);
    }

    /** The same request, sent once whatever the host answers. */
    public HttpRequest once() {
        return new HttpRequest(method, uri, headers, body, false);
    }
}
