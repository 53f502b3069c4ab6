package io.github.pluginregistry.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an extension answers to a request to the API of a server. There are no headers but the type
 * of the content: the server sets all others, and browsers run nothing of the body.
 */
public final class ApiReply {

    /** The types that the content may have. Texts are UTF-8. */
    public static final List<String> CONTENT_TYPES =
            List.of(
                    "application/json",
                    "application/problem+json",
                    "application/yaml",
                    "application/xml",
                    "application/octet-stream",
                    "text/plain",
                    "text/markdown",
                    "text/csv",
                    "text/html",
                    "image/svg+xml",
                    "image/png");

    /** The largest body. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int NO_CONTENT = 204;

    private final int status;
    private final String contentType;
    private final byte[] body;

    /**
     * @param status 200 to 299 or 400 to 599, except 401, which is the server's own
     * @param contentType one of {@link #CONTENT_TYPES}
     * @throws IllegalArgumentException if one of them is not allowed, or the body is too large
     */
    public ApiReply(int status, String contentType, byte[] body) {
        if (status < 200 || status / 100 == 3 || status > 599 || status == 401) {
            throw new IllegalArgumentException(
                    "a reply cannot have status %d: use 200 to 299 or 400 to 599, except 401"
                            .formatted(status));
        }
        if (!CONTENT_TYPES.contains(contentType)) {
            throw new IllegalArgumentException(
                    "a reply cannot have the content type \"%s\": use one of %s"
                            .formatted(contentType, String.join(", ", CONTENT_TYPES)));
        }
        if (body.length > (status == NO_CONTENT ? 0 : MOST_BYTES)) {
            throw new IllegalArgumentException(
                    "a reply with status %d cannot have a body of %d bytes: at most %d MB are allowed, and none with status 204"
                            .formatted(status, body.length, MOST_BYTES >> 20));
        }
        this.status = status;
        this.contentType = contentType;
        this.body = body.clone();
    }

    /** A reply in JSON. */
    public static ApiReply json(int status, String json) {
        return new ApiReply(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A reply in plain text. */
    public static ApiReply text(int status, String text) {
        return new ApiReply(status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The reply to a path that the extension does not know. */
    public static ApiReply notFound() {
        return text(404, "there is nothing at this path\n");
    }

    /** The status code, such as 200. */
    public int status() {
        return status;
    }

    /** One of {@link #CONTENT_TYPES}. */
    public String contentType() {
        return contentType;
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
        return other instanceof ApiReply that
                && status == that.status
                && contentType.equals(that.contentType)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, contentType, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "HTTP %d, %s, %d bytes", status, contentType, body.length);
    }
}
