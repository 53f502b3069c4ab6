package io.github.pluginregistry.core.publish;

import java.util.List;

/**
 * How the registry's files are proposed in a pull request.
 *
 * @param branch the branch of the pull request, which belongs to this program
 * @param reviewers who is asked to look at it: names of users, or of teams as {@code owner/team}
 */
public record PullRequestOptions(
        String branch, MessageTemplate body, List<String> labels, List<String> reviewers) {

    public static final String BRANCH = "registry/update";

    public PullRequestOptions {
        labels = List.copyOf(labels);
        reviewers = List.copyOf(reviewers);
    }
}
