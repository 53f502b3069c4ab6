package io.github.pluginregistry.core.forge.pullrequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.util.Map;

/** A whole response of an API, whatever its status. */
final class RestResponse {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final int status;
    private final byte[] body;
    private final RestErrors errors;

    /** Takes the body over, which nobody else may change. */
    RestResponse(int status, byte[] body, RestErrors errors) {
        this.status = status;
        this.body = body;
        this.errors = errors;
    }

    int status() {
        return status;
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
        return status == 400 || status == 409 || status == 422;
    }

    /**
     * The JSON of a success.
     *
     * @throws SourceException if the request failed, or the body is neither an object nor a list
     */
    JsonNode json() throws SourceException {
        requireSuccess();
        try {
            JsonNode json = JSON.readTree(body);
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
        if (status / 100 != 2) {
            throw errors.status(status);
        }
    }
}
