package io.github.pluginregistry.server.webhook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what one forge sends. */
interface EventReader {

    /** What happened. Nothing a payload has, or has not, is an error. */
    WebhookEvent read(WebhookRequest request, Payload payload);

    /** The id that the sender gave to the delivery, empty if none. */
    Optional<String> deliveryId(WebhookRequest request, Payload payload);

    /** The full name of a tag, which forges write with and without {@code refs/tags/}. */
    static List<String> tag(String name) {
        return full("refs/tags/", name);
    }

    /** The full name of a branch. */
    static List<String> branch(String name) {
        return full("refs/heads/", name);
    }

    private static List<String> full(String prefix, String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        return List.of(name.startsWith("refs/") ? name : prefix + name);
    }

    /** The kind of a push: one of a tag is a tag. */
    static WebhookEvent.Kind kindOf(List<String> refs) {
        return refs.stream().anyMatch(ref -> ref.startsWith("refs/tags/"))
                ? WebhookEvent.Kind.TAG
                : WebhookEvent.Kind.PUSH;
    }

    /**
     * The files that the commits of a push change.
     *
     * @param commits the commits, each with {@code added}, {@code modified} and {@code removed}
     * @param total how many commits the push has; if it has more, the files are not known
     * @return empty if the files are not known
     */
    static List<String> paths(List<Payload> commits, int total) {
        if (commits.size() < total) {
            return List.of();
        }
        return commits.stream()
                .flatMap(
                        commit ->
                                Stream.of("/added", "/modified", "/removed")
                                        .flatMap(list -> commit.texts(list).stream()))
                .distinct()
                .toList();
    }
}
