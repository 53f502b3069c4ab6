package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.forge.PullRequest;
import io.github.pluginregistry.core.forge.PullRequestRef;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.PushOutcome;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.publish.RemoteBranch.Push;
import io.github.pluginregistry.core.publish.RemoteBranch.Target;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proposes the files in one pull request, which is reused, and closed if nothing is left. */
final class PullRequestPublisher {

    private final RemoteBranch remoteBranch;
    private final BranchRenderer renderer;
    private final CommittedRegistry committed;
    private final ScratchRepository scratch;
    private final PullRequestOptions options;
    private final PullRequests pulls;
    private @Nullable PublishedRegistry first;

    PullRequestPublisher(
            RemoteBranch remoteBranch,
            BranchRenderer renderer,
            CommittedRegistry committed,
            ScratchRepository scratch,
            PullRequestOptions options,
            PullRequests pulls) {
        this.remoteBranch = remoteBranch;
        this.renderer = renderer;
        this.committed = committed;
        this.scratch = scratch;
        this.options = options;
        this.pulls = pulls;
    }

    PublishReport publish(Target start) throws IOException, DefinitionException, PublishException {
        RejectedPushes rejected = new RejectedPushes();
        Target target = start;
        requireTwoBranches(target);
        for (int attempt = 1; attempt <= RemoteBranch.ATTEMPTS; attempt++) {
            PullRequestRef ref = ref(target);
            @Nullable ExistingPullRequest existing = existing(target, ref);
            RenderedBranch rendered = renderer.render(target.tip(), concurrent(existing));
            if (rendered.changes().isEmpty()) {
                return withdraw(rendered, target, ref, existing);
            }
            if (remoteBranch.isDryRun()) {
                return remoteBranch.report(Outcome.PREVIEWED, rendered, target.branch(), "");
            }
            if (existing != null && existing.brings(rendered)) {
                return proposed(Outcome.STILL_PROPOSED, rendered, target, existing.commit());
            }
            Push push =
                    remoteBranch.push(
                            remoteBranch.request(rendered, target.tip(), ref.trailer()),
                            ref,
                            existing == null ? "" : existing.commit());
            if (push.isDone()) {
                return proposed(Outcome.PROPOSED, rendered, target, push.commit());
            }
            if (rejected.areFinal(push)) {
                throw rejection(ref, push.outcome());
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

    private PullRequestRef ref(Target target) throws PublishException {
        try {
            return pulls.ref(
                    options.branch(), target.branch(), options.labels(), options.reviewers());
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    private @Nullable ExistingPullRequest existing(Target target, PullRequestRef ref)
            throws IOException, PublishException {
        boolean exists =
                ref.isBranch()
                        ? target.branches().tip(options.branch()).isPresent()
                        : !ref.current().isEmpty();
        return exists
                ? ExistingPullRequest.read(committed, scratch, ref.current(), place(ref.current()))
                        .orElse(null)
                : null;
    }

    private String place(String ref) {
        return remoteBranch.place(PullRequestRef.shortName(ref));
    }

    private ConcurrentProposal concurrent(@Nullable ExistingPullRequest existing) {
        PublishedRegistry now = existing == null ? PublishedRegistry.empty() : existing.registry();
        if (first == null) {
            first = now;
        }
        return new ConcurrentProposal(first, now, existing == null ? null : existing.definition());
    }

    private PublishReport proposed(
            Outcome outcome, RenderedBranch rendered, Target target, String commit)
            throws PublishException {
        PublishReport report = remoteBranch.report(outcome, rendered, target.branch(), commit);
        PullRequestSpec spec =
                new PullRequestSpec(
                        options.branch(),
                        target.branch(),
                        report.message().lines().findFirst().orElse(""),
                        rendered.summary().markdown(options.body()),
                        options.labels(),
                        options.reviewers());
        try {
            return report.on(pulls.createOrUpdate(spec));
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    private PublishReport withdraw(
            RenderedBranch rendered,
            Target target,
            PullRequestRef ref,
            @Nullable ExistingPullRequest existing)
            throws PublishException {
        if (existing == null || remoteBranch.isDryRun()) {
            return without(Outcome.UNCHANGED, rendered, target);
        }
        try {
            Optional<PullRequest> closed = pulls.close(options.branch(), target.branch());
            if (ref.isBranch()) {
                scratch.deleteBranch(options.branch(), existing.commit());
            }
            PublishReport report = without(Outcome.WITHDRAWN, rendered, target);
            return closed.map(report::on).orElse(report);
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    private PublishReport without(Outcome outcome, RenderedBranch rendered, Target target) {
        return PublishReport.without(
                outcome, remoteBranch.place(target.branch()), rendered.unpublished());
    }

    private PublishException rejection(PullRequestRef ref, PushOutcome outcome) {
        return new PublishException(
                "%s rejected the push: %s".formatted(place(ref.target()), outcome.reason()),
                "look at what the host says, and at what the token or key may do; or name another branch by registry.pullRequestBranch");
    }
}
