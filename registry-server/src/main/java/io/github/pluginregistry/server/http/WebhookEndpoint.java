package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.server.log.LogContext;
import io.github.pluginregistry.server.log.Trace;
import io.github.pluginregistry.server.store.Cause;
import io.github.pluginregistry.server.store.DeliveryRow.Outcome;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RepositoryKey;
import io.github.pluginregistry.server.store.RunRequest;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.webhook.RejectedDeliveryException;
import io.github.pluginregistry.server.webhook.Webhook.Delivery;
import io.github.pluginregistry.server.webhook.WebhookEvent;
import io.github.pluginregistry.server.webhook.WebhookRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.util.InetAddressSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries: {@code POST /hooks/NAME}. The answer comes when the delivery and the requests
 * for runs are in the database, and before anything is looked at.
 */
final class WebhookEndpoint implements Route.Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);
    private static final String UNKNOWN = "unknown";

    private final ServerParts parts;
    private final Stores stores;

    WebhookEndpoint(ServerParts parts, Stores stores) {
        this.parts = parts;
        this.stores = stores;
    }

    @Override
    public Answer answer(Call call) throws Problem, StoreException {
        Optional<ServerParts.Hook> hook =
                parts.hooks().stream()
                        .filter(h -> h.webhook().name().equals(call.parameter("name")))
                        .findFirst();
        if (hook.isEmpty()) {
            parts.metrics().webhookRequest(UNKNOWN, UNKNOWN, 404);
            throw Problem.notFound(
                    "there is no webhook of this name; configure it, with a secret, below webhooks in server.yaml");
        }
        String name = hook.get().webhook().name();
        String event = UNKNOWN;
        int status = 500;
        try {
            Delivery delivery = receive(hook.get(), call);
            event = delivery.event().kind().name().toLowerCase(Locale.ROOT);
            Answer answer = accept(delivery, call.trace());
            status = answer.status();
            return answer;
        } catch (Problem problem) {
            status = problem.status();
            LOG.info("webhook {}: rejected a delivery: {}", name, problem.detail());
            throw problem;
        } catch (StoreException e) {
            status = 503;
            throw e;
        } finally {
            parts.metrics().webhookRequest(name, event, status);
        }
    }

    private static Delivery receive(ServerParts.Hook hook, Call call) throws Problem {
        if (!admits(hook.addresses(), call.source())) {
            throw new Problem(
                    403,
                    "Forbidden",
                    "deliveries of this webhook do not come from this address; see addresses of the webhook, and http.trustedProxies, in server.yaml");
        }
        try {
            return hook.webhook().receive(new WebhookRequest(call.headers(), call.body().bytes()));
        } catch (RejectedDeliveryException e) {
            throw switch (e.reason()) {
                case SIGNATURE, TIME ->
                        new Problem(401, "Unauthorized", String.valueOf(e.getMessage()));
                case PAYLOAD -> Problem.badRequest(String.valueOf(e.getMessage()));
            };
        } catch (UnreadableTokenException e) {
            throw new Problem(
                    503,
                    "Service unavailable",
                    "no secret of this webhook can be read; /ready and the log of the server say why");
        }
    }

    private static boolean admits(List<String> addresses, String source) {
        if (addresses.isEmpty()) {
            return true;
        }
        InetAddressSet set = new InetAddressSet();
        set.addAll(addresses);
        try {
            return set.test(InetAddress.getByName(source));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Answer accept(Delivery delivery, Trace trace) throws StoreException {
        Accepted accepted = stores.database().together(() -> record(delivery, trace));
        try (LogContext context = LogContext.open()) {
            context.delivery(accepted.delivery());
            LOG.info(
                    "webhook {}: {} of {} makes {} due",
                    delivery.hook(),
                    delivery.event().name(),
                    delivery.event().repository(),
                    accepted.registries());
        }
        if (!accepted.registries().isEmpty()) {
            accepted.registries()
                    .forEach(id -> parts.metrics().runTriggered(id, Cause.WEBHOOK.text()));
            parts.wake().run();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("delivery", accepted.delivery());
        ArrayNode registries = body.putArray("registries");
        accepted.registries().forEach(registries::add);
        return Answer.json(202, body);
    }

    private record Accepted(long delivery, List<String> registries) {}

    private Accepted record(Delivery delivery, Trace trace) throws StoreException {
        WebhookEvent event = delivery.event();
        String key = RepositoryKey.find(event.repository()).orElse("");
        long id = stores.deliveries().record(delivery.hook(), delivery.id(), event.name(), key);
        List<RegistryRow> watching = key.isEmpty() ? List.of() : stores.watch().watching(key);
        List<RunRequest> requests = new ArrayList<>();
        Instant now = stores.database().now();
        for (RegistryRow registry : watching) {
            Optional<Instant> at = due(registry, event, now);
            if (at.isPresent()) {
                requests.add(
                        new RunRequest(
                                        registry.id(),
                                        Cause.WEBHOOK,
                                        id,
                                        RunRequest.HOOK,
                                        Duration.between(now, at.get()))
                                .in(trace));
            }
        }
        List<String> due = stores.registries().request(requests);
        Outcome outcome =
                watching.isEmpty()
                        ? Outcome.NO_REGISTRY
                        : due.isEmpty() ? Outcome.IGNORED : Outcome.ACCEPTED;
        stores.deliveries().outcome(id, outcome, detail(event, due));
        return new Accepted(id, due);
    }

    private Optional<Instant> due(RegistryRow registry, WebhookEvent event, Instant now) {
        Instant lastRun = registry.lastRun().orElse(Instant.EPOCH);
        try {
            return parts.registries().conditions(registry.configuration()).due(event, now, lastRun);
        } catch (IllegalArgumentException e) {
            // A configuration of another version. The run will fail, and say so.
            return Optional.of(now);
        }
    }

    private static String detail(WebhookEvent event, List<String> due) {
        String refs = String.join(" ", event.refs().stream().limit(20).toList());
        String detail = (refs + (due.isEmpty() ? "" : " -> " + String.join(" ", due))).strip();
        return detail.replaceAll("\\p{Cntrl}", "?");
    }
}
