package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.git.CommitIdentity;
import io.github.pluginregistry.core.publish.MessageTemplate;
import io.github.pluginregistry.core.publish.PublishOptions;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.publish.PullRequestOptions;
import io.github.pluginregistry.server.config.Publishing;
import io.github.pluginregistry.server.config.RegistryConfiguration;

/** How the server publishes, and how it says so. */
final class Publication {

    private Publication() {}

    static PublishOptions options(RegistryConfiguration registry) {
        Publishing publish = registry.publish();
        return new PublishOptions(
                "",
                registry.branch(),
                template("publish.message", publish.message(), MessageTemplate.MESSAGE),
                CommitIdentity.of(publish.author()),
                CommitIdentity.of(publish.committer()),
                publish.signOff(),
                false,
                publish.mode() == Publishing.Mode.PULL_REQUEST ? pullRequest(publish) : null);
    }

    private static PullRequestOptions pullRequest(Publishing publish) {
        return new PullRequestOptions(
                publish.pullRequestBranch(),
                template(
                        "publish.pullRequestBody",
                        publish.pullRequestBody(),
                        MessageTemplate.PROPOSAL),
                publish.labels(),
                publish.reviewers());
    }

    private static MessageTemplate template(String name, String text, MessageTemplate standard) {
        return text.isEmpty() ? standard : MessageTemplate.of(name, text);
    }

    /** What became of publishing, on one line. */
    static String sentence(PublishReport report) {
        return switch (report.outcome()) {
            case FOLLOWED, PUSHED -> report.summary().summary();
            case PROPOSED -> "Pull request: " + report.summary().summary();
            case STILL_PROPOSED -> "The pull request has the files as they are.";
            case WITHDRAWN -> "The pull request was closed: nothing is left to propose.";
            case UNCHANGED, OFFLINE, PREVIEWED -> "The branch has the files as they are.";
        };
    }
}
