package io.github.pluginregistry.core.forge.github;

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
import org.kohsuke.github.GHTeam;
import org.kohsuke.github.GHUser;

/** Changes an open pull request as far as it is not as it should be. */
record PullRequestEditor(GHPullRequest pull) {

    static PullRequestEditor create(GHRepository repository, PullRequestSpec spec)
            throws IOException {
        return new PullRequestEditor(
                repository.createPullRequest(spec.title(), spec.head(), spec.base(), spec.body()));
    }

    /** The one that is open between two branches; a host lets there be no more. */
    static Optional<PullRequestEditor> find(GHRepository repository, String head, String base)
            throws IOException {
        List<GHPullRequest> open =
                repository
                        .queryPullRequests()
                        .state(GHIssueState.OPEN)
                        .head(repository.getOwnerName() + ":" + head)
                        .base(base)
                        .list()
                        .withPageSize(1)
                        .iterator()
                        .nextPage();
        return open.stream().findFirst().map(PullRequestEditor::new);
    }

    /** Brings its title, its text and its labels up to date. */
    PullRequest update(PullRequestSpec spec) throws IOException {
        if (!spec.title().equals(pull.getTitle())) {
            pull.setTitle(spec.title());
        }
        String body = Optional.ofNullable(pull.getBody()).orElse("");
        if (!spec.body().equals(body.replace("\r\n", "\n"))) {
            pull.setBody(spec.body());
        }
        label(spec.labels());
        return toPullRequest();
    }

    /** Adds labels to those that people gave it. */
    void label(List<String> labels) throws IOException {
        List<String> missing = new ArrayList<>(labels);
        missing.removeAll(pull.getLabels().stream().map(GHLabel::getName).toList());
        if (!missing.isEmpty()) {
            pull.addLabels(missing.toArray(String[]::new));
        }
    }

    /**
     * Asks people to review it.
     *
     * @param names names of users, or of teams as {@code owner/team}
     */
    void requestReviews(List<String> names, GitHubObjects objects) throws IOException {
        List<GHUser> users = new ArrayList<>();
        List<GHTeam> teams = new ArrayList<>();
        for (String name : names) {
            if (name.contains("/")) {
                teams.add(objects.team(name));
            } else {
                users.add(objects.user(name));
            }
        }
        if (!users.isEmpty()) {
            pull.requestReviewers(users);
        }
        if (!teams.isEmpty()) {
            pull.requestTeamReviewers(teams);
        }
    }

    void close() throws IOException {
        pull.close();
    }

    PullRequest toPullRequest() {
        return new PullRequest(pull.getNumber(), URI.create(pull.getHtmlUrl().toString()));
    }
}
