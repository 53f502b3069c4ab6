package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Reads what service hooks of Azure DevOps send. Source: Microsoft's documentation, "Service hook
 * events".
 */
final class AzureEvents implements EventReader {

    @Override
    public Optional<String> deliveryId(WebhookRequest request, Payload payload) {
        return Optional.of(payload.text("/id")).filter(id -> !id.isEmpty());
    }

    @Override
    public WebhookEvent read(WebhookRequest request, Payload payload) {
        String name = payload.text("/eventType");
        List<String> refs =
                payload.list("/resource/refUpdates").stream()
                        .map(update -> update.text("/name"))
                        .filter(ref -> !ref.isEmpty())
                        .toList();
        return new WebhookEvent(
                kind(name, refs),
                name,
                payload.firstText("/resource/repository/remoteUrl", "/resource/repository/url"),
                refs,
                payload.text("/resource/refUpdates/0/newObjectId"),
                List.of());
    }

    private static Kind kind(String name, List<String> refs) {
        return switch (name) {
            case "git.push" -> EventReader.kindOf(refs);
            case "build.complete", "ms.vss-pipelines.run-state-changed-event" -> Kind.WORKFLOW_RUN;
            default -> Kind.OTHER;
        };
    }
}
