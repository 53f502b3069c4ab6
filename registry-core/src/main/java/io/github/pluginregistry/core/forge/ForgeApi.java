package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.RateLimit;
import io.github.pluginregistry.core.http.SourceException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The API of one forge: sends the token, detects rate limits, and turns failures into messages.
 * After a rate limit no more requests are sent to the host.
 */
public final class ForgeApi {

    /** What remains where the host does not count requests. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final HttpClient http;
    private final URI root;
    private final Map<String, String> headers;
    private final ForgeErrors errors;
    private final AtomicLong requests = new AtomicLong();
    private volatile @Nullable RateLimit limit;
    private volatile long remaining = UNKNOWN;

    /**
     * @param headers sent with every request, the token's among them
     */
    public ForgeApi(HttpClient http, URI root, Map<String, String> headers, ForgeErrors errors) {
        this.http = http;
        this.root = root;
        this.headers = Map.copyOf(headers);
        this.errors = errors;
    }

    /** The messages for what goes wrong. */
    public ForgeErrors errors() {
        return errors;
    }

    /**
     * Requests a resource and returns the response, whatever its status.
     *
     * @param path the path and query behind the root, beginning with a slash, encoded
     * @param subject what is requested, for messages
     * @throws SourceException if there is no complete response, or the host reports a rate limit
     */
    public HttpResponse get(String path, String subject) throws SourceException {
        return send(HttpRequest.get(URI.create(root + path)), subject);
    }

    /**
     * Requests a change and returns the response, whatever its status. It is never retried.
     *
     * @param path as for {@link #get}
     * @throws SourceException if there is no complete response, or the host reports a rate limit
     */
    public HttpResponse change(String method, String path, byte[] json, String subject)
            throws SourceException {
        return send(HttpRequest.change(method, URI.create(root + path), json), subject);
    }

    /**
     * Sends a request to the API and returns the response, whatever its status.
     *
     * @throws SourceException if there is no complete response, the host reports a rate limit, or
     *     the request would go to another host, which must not get the token
     */
    public HttpResponse send(HttpRequest request, String subject) throws SourceException {
        if (!ApiRoot.origin(request.uri()).equals(ApiRoot.origin(root))) {
            throw errors.elsewhere(request.uri(), subject);
        }
        @Nullable RateLimit known = limit;
        if (known != null) {
            throw errors.limited(known, subject);
        }
        HttpRequest complete = request;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            complete = complete.with(header.getKey(), header.getValue());
        }
        try {
            HttpResponse response = http.send(complete);
            requests.incrementAndGet();
            response.number("x-ratelimit-remaining").ifPresent(left -> remaining = left);
            Optional<RateLimit> reached = RateLimit.in(response);
            if (reached.isPresent()) {
                throw limited(reached.get(), subject);
            }
            return response;
        } catch (IOException e) {
            throw errors.broken(e, subject);
        }
    }

    /** The advice to use a token, if another run like this one would reach the rate limit. */
    public Optional<String> advice() {
        long left = remaining;
        return errors.withToken() || left >= requests.get()
                ? Optional.empty()
                : Optional.of(errors.nearLimit(left));
    }

    /** Records that the host reported a rate limit. */
    public SourceException limited(RateLimit reached, String subject) {
        limit = reached;
        return errors.limited(reached, subject);
    }

    /**
     * The JSON of a response.
     *
     * @throws SourceException if the request failed, or the body is no JSON
     */
    public ForgeJson json(HttpResponse response, String subject) throws SourceException {
        if (!response.isSuccess()) {
            throw errors.status(response.status(), subject);
        }
        try {
            return ForgeJson.parse(response.body());
        } catch (IOException e) {
            throw errors.malformed(subject);
        }
    }

    /** A text as one segment of a path: a slash in it does not divide the path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
