package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.server.log.Trace;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that was received in full.
 *
 * @param method the method
 * @param path the decoded path
 * @param parameters the placeholders of the route
 * @param query the parameters of the query
 * @param headers the headers, by any spelling of their name; several values are joined by a comma
 * @param cookies the cookies
 * @param body the body
 * @param source the address that the request came from, behind trusted proxies
 * @param trace where the request belongs: the trace of its sender, or a new one
 */
record Call(
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> cookies,
        Body body,
        String source,
        Trace trace) {

    private static final int DEEPEST = 32;
    private static final ObjectMapper MAPPER =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    Call {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /** The bytes of a body. */
    static final class Body {

        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** The call with the placeholders of a route. */
    Call at(Map<String, String> placeholders) {
        return new Call(method, path, placeholders, query, headers, cookies, body, source, trace);
    }

    /** A placeholder of the route. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The number in the query, or a default, and at most a bound. */
    int number(String name, int otherwise, int most) throws Problem {
        String value = query.getOrDefault(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return Math.min(number, most);
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw Problem.badRequest(
                "the parameter \"%s\" must be a number, not negative".formatted(name));
    }

    /** The body as a JSON object. */
    JsonNode json() throws Problem {
        try {
            JsonNode node = MAPPER.readTree(body.bytes());
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("the body is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Problem.badRequest("the body cannot be read");
        }
        throw Problem.badRequest("the body must be a JSON object");
    }
}
