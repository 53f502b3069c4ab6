package io.github.pluginregistry.server.webhook;

import java.util.List;

/**
 * What a delivery says happened: a hint where to look, never a fact.
 *
 * @param kind what kind of event it is
 * @param name the event's name as the forge gives it, for example {@code push}
 * @param repository the address of the repository as the forge gives it, for example {@code
 *     https://github.com/pipe-cd/pipecd}; empty where the event has none
 * @param refs the full names of the refs that moved, for example {@code refs/tags/v1.2.0}; empty
 *     where the forge does not tell
 * @param commit the commit that the first ref has now; empty where the forge does not tell
 * @param paths the files that a push changed; empty where the forge does not tell
 */
public record WebhookEvent(
        Kind kind,
        String name,
        String repository,
        List<String> refs,
        String commit,
        List<String> paths) {

    /** Copies the lists. */
    public WebhookEvent {
        refs = List.copyOf(refs);
        paths = List.copyOf(paths);
    }

    /** The kinds of event that a condition can name. */
    public enum Kind {
        /** A release was published, changed or deleted. */
        RELEASE,
        /** Tags were created, moved or deleted. */
        TAG,
        /** Commits were pushed to a branch. */
        PUSH,
        /** A workflow or pipeline ended. */
        WORKFLOW_RUN,
        /** Anything else: acknowledged, counted, and without effect. */
        OTHER
    }
}
