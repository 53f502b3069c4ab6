package io.github.pluginregistry.core.source.github;

import java.util.List;

/**
 * What a pull request proposes.
 *
 * @param head the branch it comes from, in the same repository
 * @param base the branch it is for
 * @param title its title, plain text
 * @param body its text, in Markdown
 * @param labels what it is labelled with, besides what people labelled it with
 * @param reviewers who is asked to look at it when it is opened: names of users, or of teams as
 *     {@code owner/team}
 */
public record Proposal(
        String head,
        String base,
        String title,
        String body,
        List<String> labels,
        List<String> reviewers) {

    public Proposal {
        labels = List.copyOf(labels);
        reviewers = List.copyOf(reviewers);
    }
}
