package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The response to a request, in memory. */
final class Answer {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] EMPTY = new byte[0];

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;
    private @Nullable Subscription events;

    private Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** A stream of server-sent events. */
    static Answer events(Subscription events) {
        Answer answer = of(200, "text/event-stream", EMPTY);
        answer.events = events;
        return answer;
    }

    /** Without a body. */
    static Answer empty(int status) {
        return new Answer(status, EMPTY);
    }

    static Answer json(int status, JsonNode body) {
        return of(status, "application/json", body.toPrettyString() + "\n");
    }

    static Answer problem(Problem problem) {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("type", "about:blank");
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        Answer answer =
                of(problem.status(), "application/problem+json", body.toPrettyString() + "\n");
        return problem.status() == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }

    static Answer of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, body).with("Content-Type", contentType);
    }

    /** Sends a browser elsewhere, with GET. */
    static Answer seeOther(String location) {
        return empty(303).with("Location", location);
    }

    /** Sets a header. */
    Answer with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** What the body is read from, for a stream. */
    Optional<Subscription> events() {
        return Optional.ofNullable(events);
    }
}
