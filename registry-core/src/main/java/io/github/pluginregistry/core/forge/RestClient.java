package io.github.pluginregistry.core.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pluginregistry.core.forge.PullRequestApi.RejectedException;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Requests a resource. */
    Response get(String path) throws SourceException {
        return new Response(api.get(path, errors.subject()), errors);
    }

    /** Sends a JSON object, or nothing where it is empty. */
    Response send(String method, String path, Map<String, ?> body) throws SourceException {
        byte[] json = body.isEmpty() ? new byte[0] : Response.bytes(body);
        return new Response(api.change(method, path, json, errors.subject()), errors);
    }

    /** Creates a pull request. */
    JsonNode create(String path, Map<String, ?> body) throws SourceException, RejectedException {
        Response response = send("POST", path, body);
        if (response.isConflict()) {
            throw new RejectedException(errors.status(response.status()));
        }
        return response.json();
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

    /** A complete response of an API, whatever its status. */
    record Response(HttpResponse response, PullRequestErrors errors) {

        /** Gerrit begins each response so, for a page of another site that loads it as a script. */
        private static final String NO_SCRIPT = ")]}'";

        private static final ObjectMapper JSON =
                JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

        int status() {
            return response.status();
        }

        /** The JSON of an object, in bytes. */
        static byte[] bytes(Map<String, ?> object) {
            try {
                return JSON.writeValueAsBytes(object);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("maps, lists, texts and numbers are JSON", e);
            }
        }

        /** Whether the host rejected what was to be created, perhaps because it exists. */
        boolean isConflict() {
            return status() == 400 || status() == 409 || status() == 422;
        }

        /** The JSON of a success. */
        JsonNode json() throws SourceException {
            requireSuccess();
            try {
                String body = new String(response.body(), StandardCharsets.UTF_8);
                JsonNode json =
                        JSON.readTree(
                                body.startsWith(NO_SCRIPT)
                                        ? body.substring(NO_SCRIPT.length())
                                        : body);
                if (json.isContainerNode()) {
                    return json;
                }
            } catch (IOException e) {
                throw errors.malformed();
            }
            throw errors.malformed();
        }

        /** Checks that the request succeeded. */
        void requireSuccess() throws SourceException {
            if (!response.isSuccess()) {
                throw errors.status(status());
            }
        }
    }
}
