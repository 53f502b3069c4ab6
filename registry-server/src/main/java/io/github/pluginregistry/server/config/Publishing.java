package io.github.pluginregistry.server.config;

import java.util.List;

/**
 * How the files of a registry are published.
 *
 * @param message the commit message, with placeholders; empty for the usual one
 * @param author the author as git writes it
 * @param committer the committer as git writes it
 * @param signOff whether a line {@code Signed-off-by} is added
 * @param pullRequestBranch the source branch of the pull request
 * @param pullRequestBody the description of the pull request; empty for the usual one
 */
public record Publishing(
        Mode mode,
        String message,
        String author,
        String committer,
        boolean signOff,
        List<String> labels,
        List<String> reviewers,
        String pullRequestBranch,
        String pullRequestBody) {

    /** Who commits unless somebody else is configured. */
    static final String IDENTITY = "Plugin Registry Server <registry-server@localhost>";

    /** Copies the lists. */
    public Publishing {
        labels = List.copyOf(labels);
        reviewers = List.copyOf(reviewers);
    }

    /** The ways to publish. */
    public enum Mode {
        /** A commit is pushed to the branch. */
        PUSH,
        /** A pull request is opened or updated. */
        PULL_REQUEST,
        /** Nothing is pushed; the server alone shows the files. */
        NONE
    }
}
