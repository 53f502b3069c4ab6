package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what Bitbucket Cloud sends, which tells the page of a repository and not where to clone it.
 * Source: Atlassian's documentation of Bitbucket Cloud, "Event payloads".
 */
final class BitbucketEvents implements EventReader {

    private static final Set<String> ENDED = Set.of("SUCCESSFUL", "FAILED", "STOPPED");

    @Override
    public Optional<String> deliveryId(WebhookRequest request, Payload payload) {
        return request.header("X-Request-UUID");
    }

    @Override
    public WebhookEvent read(WebhookRequest request, Payload payload) {
        String name = request.header("X-Event-Key").orElse("");
        String repository = payload.text("/repository/links/html/href");
        return switch (name) {
            case "repo:push" -> {
                List<String> refs =
                        payload.list("/push/changes").stream()
                                .flatMap(BitbucketEvents::ref)
                                .toList();
                String commit = payload.text("/push/changes/0/new/target/hash");
                yield new WebhookEvent(
                        EventReader.kindOf(refs), name, repository, refs, commit, List.of());
            }
            case "repo:commit_status_created", "repo:commit_status_updated" ->
                    new WebhookEvent(
                            ENDED.contains(payload.text("/commit_status/state"))
                                    ? Kind.WORKFLOW_RUN
                                    : Kind.OTHER,
                            name,
                            repository,
                            EventReader.branch(payload.text("/commit_status/refname")),
                            payload.text("/commit_status/commit/hash"),
                            List.of());
            default -> new WebhookEvent(Kind.OTHER, name, repository, List.of(), "", List.of());
        };
    }

    /** What a change moved: {@code new} is null where it was deleted. */
    private static Stream<String> ref(Payload change) {
        String name = change.firstText("/new/name", "/old/name");
        return (change.firstText("/new/type", "/old/type").equals("tag")
                        ? EventReader.tag(name)
                        : EventReader.branch(name))
                .stream();
    }
}
