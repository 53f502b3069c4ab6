package io.github.pluginregistry.core.forge;

import java.util.Collection;
import java.util.List;

/**
 * The content of a pull request.
 *
 * @param head the branch it comes from, in the same repository
 * @param base the branch it is for
 * @param body its text, in Markdown
 * @param labels labels to add to those that it has
 * @param reviewers reviewers to request when it is opened: user names of the forge, or teams as
 *     {@code owner/team}
 */
public record PullRequestSpec(
        String head,
        String base,
        String title,
        String body,
        List<String> labels,
        List<String> reviewers) {

    public PullRequestSpec {
        labels = List.copyOf(labels);
        reviewers = List.copyOf(reviewers);
    }

    /** The labels that a pull request lacks. */
    public List<String> missingLabels(Collection<String> present) {
        return labels.stream().filter(label -> !present.contains(label)).toList();
    }

    /** Whether a forge returned the body; some return its line ends as CRLF. */
    public boolean hasBody(String text) {
        return body.equals(text.replace("\r\n", "\n"));
    }
}
