package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Bitbucket Data Center sends. Source: Atlassian's documentation of Bitbucket Data
 * Center, "Event payload".
 */
final class BitbucketServerEvents implements EventReader {

    private final String url;

    /**
     * @param url the address of the server, for payloads that do not have the repository's, without
     *     a slash at the end; empty if not configured
     */
    BitbucketServerEvents(String url) {
        this.url = url;
    }

    @Override
    public Optional<String> deliveryId(WebhookRequest request, Payload payload) {
        return request.header("X-Request-Id");
    }

    @Override
    public WebhookEvent read(WebhookRequest request, Payload payload) {
        String name = request.header("X-Event-Key").orElse("");
        boolean push = name.equals("repo:refs_changed") || name.equals("mirror:repo_synchronized");
        List<String> refs =
                push
                        ? payload.list("/changes").stream()
                                .map(change -> change.firstText("/ref/id", "/refId"))
                                .filter(ref -> !ref.isEmpty())
                                .toList()
                        : List.of();
        return new WebhookEvent(
                push ? EventReader.kindOf(refs) : Kind.OTHER,
                name,
                repository(payload),
                refs,
                payload.text("/changes/0/toHash"),
                List.of());
    }

    private String repository(Payload payload) {
        String address =
                payload.firstText(
                        "/repository/links/clone/0/href", "/repository/links/self/0/href");
        String project = payload.text("/repository/project/key");
        String slug = payload.text("/repository/slug");
        return !address.isEmpty() || url.isEmpty() || project.isEmpty() || slug.isEmpty()
                ? address
                : "%s/scm/%s/%s.git".formatted(url, project, slug);
    }
}
