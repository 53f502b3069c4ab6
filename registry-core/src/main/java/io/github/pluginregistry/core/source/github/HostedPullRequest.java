package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.forge.PullRequest;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/** An open pull request as its host has it. What is as it should be is not written again. */
record HostedPullRequest(GHPullRequest pull) {

    static HostedPullRequest open(GHRepository host, PullRequestSpec proposal) throws IOException {
        return new HostedPullRequest(
                host.createPullRequest(
                        proposal.title(), proposal.head(), proposal.base(), proposal.body()));
    }

    /** The one that is open between two branches; a host lets there be no more. */
    static Optional<HostedPullRequest> find(GHRepository host, String head, String base)
            throws IOException {
        List<GHPullRequest> open =
                host.queryPullRequests()
                        .state(GHIssueState.OPEN)
                        .head(host.getOwnerName() + ":" + head)
                        .base(base)
                        .list()
                        .withPageSize(1)
                        .iterator()
                        .nextPage();
        return open.stream().findFirst().map(HostedPullRequest::new);
    }

    /** Brings its title, its text and its labels up to date. */
    PullRequest revised(PullRequestSpec proposal) throws IOException {
        if (!proposal.title().equals(pull.getTitle())) {
            pull.setTitle(proposal.title());
        }
        String body = Optional.ofNullable(pull.getBody()).orElse("");
        if (!proposal.body().equals(body.replace("\r\n", "\n"))) {
            pull.setBody(proposal.body());
        }
        label(proposal.labels());
        return told();
    }

    /** Adds labels to those that people gave it. */
    void label(List<String> labels) throws IOException {
        List<String> missing = new ArrayList<>(labels);
        missing.removeAll(pull.getLabels().stream().map(GHLabel::getName).toList());
        if (!missing.isEmpty()) {
            pull.addLabels(missing.toArray(String[]::new));
        }
    }

    void close() throws IOException {
        pull.close();
    }

    PullRequest told() {
        return new PullRequest(pull.getNumber(), URI.create(pull.getHtmlUrl().toString()));
    }
}
