package io.github.pluginregistry.core.forge.pullrequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pluginregistry.core.forge.PullRequestErrors;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.util.Map;

/** A whole response of an API, whatever its status. */
record RestResponse(HttpResponse response, PullRequestErrors errors) {

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

    /**
     * The JSON of a success.
     *
     * @throws SourceException if the request failed, or the body is neither an object nor a list
     */
    JsonNode json() throws SourceException {
        requireSuccess();
        try {
            JsonNode json = JSON.readTree(response.body());
            if (json.isContainerNode()) {
                return json;
            }
        } catch (IOException e) {
            throw errors.malformed();
        }
        throw errors.malformed();
    }

    /**
     * Makes sure that the host did what it was asked.
     *
     * @throws SourceException if it did not
     */
    void requireSuccess() throws SourceException {
        if (!response.isSuccess()) {
            throw errors.status(status());
        }
    }
}
