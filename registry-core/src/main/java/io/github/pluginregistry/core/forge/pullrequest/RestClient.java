package io.github.pluginregistry.core.forge.pullrequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.PullRequestErrors;
import io.github.pluginregistry.core.source.SourceException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Sends and receives the JSON of pull requests. */
record RestClient(ForgeApi api, PullRequestErrors errors) {

    /** With 50 entries a page or more, no repository has as many open pull requests. */
    private static final int MAX_PAGES = 40;

    /** A text as one segment of a path, or one value of a query. */
    static String encoded(String text) {
        return ForgeApi.segment(text);
    }

    /**
     * Asks for a resource.
     *
     * @param path path and query behind the root, beginning with a slash, encoded
     */
    RestResponse get(String path) throws SourceException {
        return new RestResponse(api.get(path, errors.subject()), errors);
    }

    /** Sends a JSON object, or nothing where it is empty. */
    RestResponse send(String method, String path, Map<String, ?> body) throws SourceException {
        byte[] json = body.isEmpty() ? new byte[0] : RestResponse.bytes(body);
        return new RestResponse(api.change(method, path, json, errors.subject()), errors);
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
}
