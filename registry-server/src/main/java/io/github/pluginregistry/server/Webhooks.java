package io.github.pluginregistry.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.server.config.WebhookConfiguration;
import io.github.pluginregistry.server.credential.Secrets;
import io.github.pluginregistry.server.credential.WebhookSecrets;
import io.github.pluginregistry.server.http.ServerParts;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;

/** The webhooks of the configuration, and whether their secrets can be read. */
final class Webhooks {

    private final List<WebhookSecrets> all;
    private volatile boolean looked;

    Webhooks(List<WebhookConfiguration> configured, Secrets secrets) {
        all = configured.stream().map(it -> new WebhookSecrets(it, secrets)).toList();
    }

    List<ServerParts.Hook> hooks() {
        return all.stream()
                .map(it -> ServerParts.Hook.of(it.webhook(), it, Clock.systemUTC()))
                .toList();
    }

    /**
     * Reads all secrets when it is called first, so that one that is missing is known before a
     * delivery needs it; later, those of webhooks that had a problem, so that its end is known.
     */
    void look() {
        for (WebhookSecrets each : all) {
            if (!looked || !each.problems().isEmpty()) {
                try {
                    each.get();
                } catch (UnreadableTokenException e) {
                    // Logged with each secret, and told by details().
                }
            }
        }
        looked = true;
    }

    /** The state of each webhook for {@code /ready}; the messages name places, and no secret. */
    JsonNode details() {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        boolean ready = all.stream().allMatch(it -> it.problems().isEmpty());
        details.put("status", ready ? "ready" : "degraded");
        for (WebhookSecrets each : all) {
            if (!each.problems().isEmpty()) {
                ObjectNode problems = details.withObject("/problems/" + each.webhook().name());
                new TreeMap<>(each.problems()).forEach(problems::put);
            }
        }
        return details;
    }
}
