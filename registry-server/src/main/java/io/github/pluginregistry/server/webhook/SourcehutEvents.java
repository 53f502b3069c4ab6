package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Reads what git.sr.ht sends for the query in docs/server-webhooks.md; the payload of SourceHut is
 * what the query of the webhook asks for. Source: {@code api/graph/schema.graphqls} of git.sr.ht.
 */
final class SourcehutEvents implements EventReader {

    private static final String WEBHOOK = "/data/webhook";

    private final String url;

    /**
     * @param url the address of the git service, without a slash at the end; empty for git.sr.ht
     */
    SourcehutEvents(String url) {
        this.url = url.isEmpty() ? "https://git.sr.ht" : url;
    }

    @Override
    public Optional<String> deliveryId(WebhookRequest request, Payload payload) {
        return request.header("X-Webhook-Delivery");
    }

    @Override
    public WebhookEvent read(WebhookRequest request, Payload payload) {
        String name = payload.text(WEBHOOK + "/event");
        List<String> refs =
                payload.list(WEBHOOK + "/updates").stream()
                        .map(update -> update.text("/ref/name"))
                        .filter(ref -> !ref.isEmpty())
                        .toList();
        String owner = payload.text(WEBHOOK + "/repository/owner/canonicalName");
        String repository = payload.text(WEBHOOK + "/repository/name");
        return new WebhookEvent(
                name.equals("GIT_POST_RECEIVE") ? EventReader.kindOf(refs) : Kind.OTHER,
                name,
                owner.isEmpty() || repository.isEmpty()
                        ? ""
                        : "%s/%s/%s".formatted(url, owner, repository),
                refs,
                payload.text(WEBHOOK + "/updates/0/new/id"),
                List.of());
    }
}
