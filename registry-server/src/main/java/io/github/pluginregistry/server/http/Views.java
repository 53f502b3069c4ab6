package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.server.store.ApiTokenStore.ApiToken;
import io.github.pluginregistry.server.store.AuditLog;
import io.github.pluginregistry.server.store.CredentialStore.Credential;
import io.github.pluginregistry.server.store.DeliveryRow;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RunRow;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What the API tells about things, as the schemas of the OpenAPI description have it. */
final class Views {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Views() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode registry(RegistryRow row) {
        ObjectNode view = object();
        view.put("id", row.id());
        view.put("state", state(row));
        view.put("origin", row.origin().name().toLowerCase(Locale.ROOT));
        view.put("paused", row.paused());
        view.put("pending", row.pending());
        view.put("failures", row.failures());
        view.put("cause", row.cause().text());
        put(view, "nextRun", row.paused() ? Optional.empty() : row.due());
        put(view, "lastRun", row.lastRun());
        put(view, "lastChange", row.lastChange());
        return view;
    }

    /** One word for people. */
    static String state(RegistryRow row) {
        if (row.isRunning()) {
            return "running";
        }
        if (row.paused()) {
            return "paused";
        }
        return row.failures() > 0 ? "failing" : "waiting";
    }

    static ObjectNode run(RunRow row) {
        ObjectNode view = object();
        view.put("id", row.id());
        view.put("registry", row.registry());
        view.put("cause", row.cause().text());
        if (row.delivery() != null) {
            view.put("delivery", row.delivery());
        }
        if (!row.trace().isEmpty()) {
            view.put("traceparent", row.trace());
        }
        view.put("owner", row.owner());
        view.put("started", row.started().toString());
        put(view, "ended", row.ended());
        view.put("outcome", row.result().text());
        view.put("summary", row.summary());
        view.set("changes", json(row.changes()));
        view.put("published", row.published());
        return view;
    }

    static ObjectNode delivery(DeliveryRow row) {
        ObjectNode view = object();
        view.put("id", row.id());
        view.put("hook", row.hook());
        view.put("delivery", row.delivery());
        view.put("event", row.event());
        view.put("repository", row.repository());
        view.put("received", row.received().toString());
        view.put("count", row.count());
        view.put("outcome", row.outcome().text());
        view.put("detail", row.detail());
        return view;
    }

    static ObjectNode credential(Credential credential) {
        ObjectNode view = object();
        view.put("name", credential.name());
        view.put("created", credential.created().toString());
        view.put("changed", credential.changed().toString());
        put(view, "lastUsed", credential.lastUsed());
        return view;
    }

    static ObjectNode token(ApiToken token) {
        ObjectNode view = object();
        view.put("name", token.name());
        view.put("role", token.role().text());
        view.put("created", token.created().toString());
        put(view, "lastUsed", token.lastUsed());
        return view;
    }

    static ObjectNode audit(AuditLog.Entry entry) {
        ObjectNode view = object();
        view.put("id", entry.id());
        view.put("at", entry.at().toString());
        view.put("actor", entry.actor());
        view.put("action", entry.action());
        view.put("subject", entry.subject());
        view.put("detail", entry.detail());
        return view;
    }

    /** A text of the database as JSON. */
    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    private static void put(ObjectNode view, String name, Optional<Instant> time) {
        time.ifPresent(at -> view.put(name, at.toString()));
    }
}
