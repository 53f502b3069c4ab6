package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Reads what GitHub sends, and Gitea and Forgejo, whose payloads have the same fields. Source: npm
 * {@code @octokit/webhooks-examples} for GitHub, {@code modules/structs/hook.go} for Gitea and
 * Forgejo.
 */
final class GitHubEvents implements EventReader {

    private static final int MOST_COMMITS = 2048;

    private final String product;

    /**
     * @param product what the names of the headers start with after {@code X-}
     */
    GitHubEvents(String product) {
        this.product = product;
    }

    @Override
    public Optional<String> deliveryId(WebhookRequest request, Payload payload) {
        return request.header("X-" + product + "-Delivery");
    }

    @Override
    public WebhookEvent read(WebhookRequest request, Payload payload) {
        String name = request.header("X-" + product + "-Event").orElse("");
        return switch (name) {
            case "push" -> push(name, payload);
            case "create", "delete" ->
                    payload.text("/ref_type").equals("tag")
                            ? event(Kind.TAG, name, payload, EventReader.tag(payload.text("/ref")))
                            : event(Kind.OTHER, name, payload, List.of());
            case "release" ->
                    event(
                            Kind.RELEASE,
                            name,
                            payload,
                            EventReader.tag(payload.text("/release/tag_name")));
            case "workflow_run" -> workflowRun(name, payload);
            // Forgejo's names for the end of a workflow
            case "action_run_success", "action_run_failure", "action_run_recover" ->
                    event(Kind.WORKFLOW_RUN, name, payload, List.of());
            default -> event(Kind.OTHER, name, payload, List.of());
        };
    }

    private static WebhookEvent push(String name, Payload payload) {
        List<String> refs = EventReader.branch(payload.text("/ref"));
        List<Payload> commits = payload.list("/commits");
        int total =
                payload.number("/total_commits")
                        .orElse(commits.size() < MOST_COMMITS ? 0 : Integer.MAX_VALUE);
        return new WebhookEvent(
                EventReader.kindOf(refs),
                name,
                repository(payload),
                refs,
                payload.text("/after"),
                EventReader.paths(commits, total));
    }

    private static WebhookEvent workflowRun(String name, Payload payload) {
        if (!payload.text("/action").equals("completed")) {
            return event(Kind.OTHER, name, payload, List.of());
        }
        return new WebhookEvent(
                Kind.WORKFLOW_RUN,
                name,
                repository(payload),
                // A run for a tag has the name of the tag here, so this may be either.
                List.of(),
                payload.text("/workflow_run/head_sha"),
                List.of());
    }

    private static WebhookEvent event(Kind kind, String name, Payload payload, List<String> refs) {
        return new WebhookEvent(
                kind, name, repository(payload), refs, payload.text("/sha"), List.of());
    }

    private static String repository(Payload payload) {
        return payload.firstText(
                "/repository/html_url", "/repository/clone_url", "/run/repository/html_url");
    }
}
