package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what GitLab sends. Source: GitLab's documentation, {@code
 * doc/user/project/integrations/webhook_events.md} and {@code doc/administration/system_hooks.md}.
 */
final class GitLabEvents implements EventReader {

    private static final Set<String> ENDED = Set.of("success", "failed", "canceled", "skipped");

    @Override
    public Optional<String> deliveryId(WebhookRequest request, Payload payload) {
        return request.header(StandardWebhooksVerifier.ID)
                .or(() -> request.header("Idempotency-Key"))
                .or(() -> request.header("X-Gitlab-Event-UUID"));
    }

    @Override
    public WebhookEvent read(WebhookRequest request, Payload payload) {
        String name = payload.firstText("/object_kind", "/event_name");
        return switch (name) {
            case "push", "tag_push" -> push(name, payload);
            // A system hook, once for all refs of a push
            case "repository_update" -> {
                List<String> refs = payload.texts("/refs");
                yield event(EventReader.kindOf(refs), name, payload, refs, "");
            }
            case "release" ->
                    event(
                            Kind.RELEASE,
                            name,
                            payload,
                            EventReader.tag(payload.text("/tag")),
                            payload.text("/commit/id"));
            case "pipeline" -> pipeline(name, payload);
            default -> event(Kind.OTHER, name, payload, List.of(), "");
        };
    }

    private static WebhookEvent push(String name, Payload payload) {
        List<String> refs = EventReader.branch(payload.text("/ref"));
        return new WebhookEvent(
                EventReader.kindOf(refs),
                name,
                repository(payload),
                refs,
                payload.text("/after"),
                EventReader.paths(
                        payload.list("/commits"),
                        payload.number("/total_commits_count").orElse(0)));
    }

    private static WebhookEvent pipeline(String name, Payload payload) {
        String ref = payload.text("/object_attributes/ref");
        return event(
                ENDED.contains(payload.text("/object_attributes/status"))
                        ? Kind.WORKFLOW_RUN
                        : Kind.OTHER,
                name,
                payload,
                payload.flag("/object_attributes/tag")
                        ? EventReader.tag(ref)
                        : EventReader.branch(ref),
                payload.text("/object_attributes/sha"));
    }

    private static WebhookEvent event(
            Kind kind, String name, Payload payload, List<String> refs, String commit) {
        return new WebhookEvent(kind, name, repository(payload), refs, commit, List.of());
    }

    private static String repository(Payload payload) {
        return payload.firstText(
                "/project/git_http_url",
                "/project/web_url",
                "/repository/git_http_url",
                "/project/git_ssh_url");
    }
}
