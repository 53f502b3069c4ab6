package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.forge.PullRequest;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.PushOutcome;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.publish.RemoteBranch.Target;
import java.io.IOException;
import java.util.Optional;

/**
 * Proposes the registry's files in a pull request, of which there is one: its branch and itself are
 * used again as long as there is something to propose, and taken back when there is not.
 */
final class PullRequestPublisher {

    private final RemoteBranch remoteBranch;
    private final BranchRenderer renderer;
    private final PullRequestOptions options;
    private final PullRequests pulls;
    private Optional<PublishedRegistry> first = Optional.empty();

    PullRequestPublisher(
            RemoteBranch remoteBranch,
            BranchRenderer renderer,
            PullRequestOptions options,
            PullRequests pulls) {
        this.remoteBranch = remoteBranch;
        this.renderer = renderer;
        this.options = options;
        this.pulls = pulls;
    }

    PublishReport publish(Target start) throws IOException, DefinitionException, PublishException {
        RejectedPushes refusals = new RejectedPushes();
        Target target = start;
        requireTwoBranches(target);
        for (int attempt = 1; attempt <= RemoteBranch.ATTEMPTS; attempt++) {
            Optional<ExistingPullRequest> standing = standing(target);
            RenderedBranch rendered = renderer.render(target.tip(), concurrent(standing));
            if (rendered.changes().isEmpty()) {
                return withdraw(rendered, target, standing);
            }
            if (remoteBranch.options().dryRun()) {
                return report(Outcome.PREVIEWED, rendered, target, Optional.empty());
            }
            if (standing.filter(it -> it.brings(rendered)).isPresent()) {
                return proposed(Outcome.STILL_PROPOSED, rendered, target, standing.get().commit());
            }
            String commit =
                    remoteBranch
                            .copy()
                            .commit(
                                    remoteBranch.scratch(),
                                    remoteBranch.order(rendered, target.tip()));
            PushOutcome answer =
                    remoteBranch.push(
                            options.branch(),
                            Optional.of(commit),
                            standing.map(ExistingPullRequest::commit));
            if (answer.outcome() == PushOutcome.Outcome.DONE) {
                return proposed(Outcome.PROPOSED, rendered, target, commit);
            }
            if (refusals.areFinal(answer, target.tip())) {
                throw refused(answer);
            }
            target = remoteBranch.target();
        }
        throw remoteBranch.branchKeptMoving(options.branch());
    }

    private void requireTwoBranches(Target target) throws PublishException {
        if (target.branch().equals(options.branch())) {
            throw new PublishException(
                    "a pull request from %s to itself proposes nothing".formatted(target.branch()),
                    "check another branch out, or name one by registry.branch or registry.pullRequestBranch");
        }
    }

    private Optional<ExistingPullRequest> standing(Target target)
            throws IOException, PublishException {
        Optional<String> tip = target.branches().tip(options.branch());
        return tip.isPresent()
                ? ExistingPullRequest.read(remoteBranch, renderer, options.branch())
                : Optional.empty();
    }

    private ConcurrentProposal concurrent(Optional<ExistingPullRequest> standing) {
        PublishedRegistry now =
                standing.map(ExistingPullRequest::registry).orElseGet(PublishedRegistry::empty);
        if (first.isEmpty()) {
            first = Optional.of(now);
        }
        return new ConcurrentProposal(
                first.get(), now, standing.flatMap(ExistingPullRequest::definition));
    }

    private PublishReport proposed(
            Outcome outcome, RenderedBranch rendered, Target target, String commit)
            throws PublishException {
        PublishReport report = report(outcome, rendered, target, Optional.of(commit));
        PullRequestSpec spec =
                new PullRequestSpec(
                        options.branch(),
                        target.branch(),
                        report.message().lines().findFirst().orElse(""),
                        rendered.summary().markdown(options.body()),
                        options.labels(),
                        options.reviewers());
        try {
            PullRequest pull = pulls.createOrUpdate(spec);
            return report.on(Optional.of(pull.page()));
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    private PublishReport withdraw(
            RenderedBranch rendered, Target target, Optional<ExistingPullRequest> standing)
            throws PublishException {
        if (standing.isEmpty() || remoteBranch.options().dryRun()) {
            return without(Outcome.UNCHANGED, rendered, target);
        }
        try {
            Optional<PullRequest> closed = pulls.close(options.branch(), target.branch());
            remoteBranch.push(
                    options.branch(), Optional.empty(), standing.map(ExistingPullRequest::commit));
            return without(Outcome.WITHDRAWN, rendered, target).on(closed.map(PullRequest::page));
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    private PublishReport without(Outcome outcome, RenderedBranch rendered, Target target) {
        return PublishReport.without(
                outcome, remoteBranch.place(target.branch()), rendered.unpublishedDefinition());
    }

    private PublishReport report(
            Outcome outcome, RenderedBranch rendered, Target target, Optional<String> commit) {
        return remoteBranch.report(outcome, rendered, target.branch(), commit);
    }

    private PublishException refused(PushOutcome answer) {
        return new PublishException(
                "%s rejected the push: %s"
                        .formatted(remoteBranch.place(options.branch()), answer.reason()),
                "look at what the host says, and at what the token or key may do; or name another branch by registry.pullRequestBranch");
    }
}
