package io.github.pluginregistry.core.forge.pullrequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.forge.ApiRoot;
import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Sends requests to the API of one forge. Each is sent once and ends within a time limit, however
 * slowly the response comes; no redirect is followed, so that the token goes to the API alone.
 */
final class RestClient {

    static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    /** With 50 entries a page or more, no repository has as many open pull requests. */
    private static final int MAX_PAGES = 40;

    private final URI root;
    private final Map<String, String> headers;
    private final RestErrors errors;
    private final Duration timeLimit;
    private final HttpClient client;

    /**
     * @param headers sent with every request, the token's among them
     */
    RestClient(ApiRoot api, Map<String, String> headers, RestErrors errors, Duration timeLimit) {
        this.root = api.address();
        this.headers = Map.copyOf(headers);
        this.errors = errors;
        this.timeLimit = timeLimit;
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .followRedirects(Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeLimit);
        if (HostName.isLoopback(api.host())) {
            // Plain http, with a token perhaps, must not leave this machine through a proxy.
            builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        this.client = builder.build();
    }

    RestErrors errors() {
        return errors;
    }

    /** A text as one segment of a path, or one value of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Asks for a resource.
     *
     * @param path path and query behind the root, beginning with a slash, encoded
     */
    RestResponse get(String path) throws SourceException {
        return exchange("GET", path, BodyPublishers.noBody());
    }

    /** Sends a JSON object. */
    RestResponse send(String method, String path, Map<String, ?> body) throws SourceException {
        return exchange(method, path, BodyPublishers.ofByteArray(RestResponse.bytes(body)));
    }

    /**
     * The first matching entry of a paged list.
     *
     * @param path path and query of the list; the query is not empty
     * @param key the key under which a page has its entries; empty where the page is the list
     */
    Optional<JsonNode> first(String path, String key, Predicate<JsonNode> wanted)
            throws SourceException {
        for (int page = 1; page <= MAX_PAGES; page++) {
            JsonNode json = get(path + "&page=" + page).json();
            JsonNode entries = key.isEmpty() ? json : json.path(key);
            if (!entries.isArray()) {
                throw errors.malformed();
            }
            for (JsonNode entry : entries) {
                if (wanted.test(entry)) {
                    return Optional.of(entry);
                }
            }
            if (entries.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private RestResponse exchange(String method, String path, BodyPublisher body)
            throws SourceException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path))
                        .method(method, body)
                        .header("Accept", "application/json")
                        .header("User-Agent", "registry-maven-plugin");
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> future =
                client.sendAsync(request.build(), head -> new LimitedBody());
        try {
            HttpResponse<byte[]> response = future.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            return new RestResponse(response.statusCode(), response.body(), errors);
        } catch (ExecutionException e) {
            throw errors.broken(
                    e.getCause() instanceof IOException cause ? cause : new IOException(e));
        } catch (TimeoutException e) {
            future.cancel(true);
            throw errors.broken(new HttpTimeoutException("no whole response in time"));
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw errors.broken(new HttpTimeoutException("interrupted"));
        }
    }
}
