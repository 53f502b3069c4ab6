package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.store.RepositoryKey;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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

    private static final Predicate<String> COMMIT =
            Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}").asMatchPredicate();

    private static final int LONGEST_NAME = 64;
    private static final int MOST_REFS = 10_000;
    private static final int MOST_PATHS = 100_000;

    /**
     * Copies the lists. What is not usable is not told: a name that is too long is cut, an address
     * that is none is empty, and lists that are too long are empty.
     */
    public WebhookEvent {
        name = name.replaceAll("[^\\x21-\\x7e]", "?");
        name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        repository = RepositoryKey.find(repository).isEmpty() ? "" : repository.strip();
        commit = COMMIT.test(commit) ? commit : "";
        refs = refs.size() > MOST_REFS ? List.of() : List.copyOf(refs);
        paths = paths.size() > MOST_PATHS ? List.of() : List.copyOf(paths);
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
