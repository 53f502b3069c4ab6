package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Whether this replica can do its work: {@code GET /ready}. Without the database it cannot; what
 * else is wrong is told, and another replica would not be better off.
 */
final class ReadyEndpoint implements Route.Endpoint {

    private final ServerParts parts;

    ReadyEndpoint(ServerParts parts) {
        this.parts = parts;
    }

    @Override
    public Answer answer(Call call) {
        boolean database = parts.database().isReachable();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", database ? "ready" : "unavailable");
        ObjectNode components = body.putObject("components");
        components.putObject("database").put("status", database ? "ready" : "unavailable");
        for (Map.Entry<String, Supplier<JsonNode>> part :
                new TreeMap<>(parts.details()).entrySet()) {
            components.set(part.getKey(), part.getValue().get());
        }
        return Answer.json(database ? 200 : 503, body);
    }

    /** Whether the process answers at all: {@code GET /health}. */
    static Answer health(Call call) {
        return Answer.json(200, JsonNodeFactory.instance.objectNode().put("status", "up"));
    }
}
