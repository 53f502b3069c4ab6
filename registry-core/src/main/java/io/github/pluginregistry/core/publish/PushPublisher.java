package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.git.CommitRequest;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.PushOutcome;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.publish.RemoteBranch.Push;
import io.github.pluginregistry.core.publish.RemoteBranch.Target;
import java.io.IOException;

/** Pushes the registry's files to their branch. */
record PushPublisher(RemoteBranch remoteBranch, BranchRenderer renderer) {

    PublishReport publish(Target start) throws IOException, DefinitionException, PublishException {
        RejectedPushes rejected = new RejectedPushes();
        Target target = start;
        for (int attempt = 1; attempt <= RemoteBranch.ATTEMPTS; attempt++) {
            String branch = target.branch();
            RenderedBranch rendered = renderer.render(target.tip(), ConcurrentProposal.NONE);
            if (rendered.changes().isEmpty()) {
                return PublishReport.without(
                        Outcome.UNCHANGED, remoteBranch.place(branch), rendered.unpublished());
            }
            if (remoteBranch.isDryRun()) {
                return remoteBranch.report(Outcome.PREVIEWED, rendered, branch, "");
            }
            CommitRequest request = remoteBranch.request(rendered, target.tip());
            Push push = remoteBranch.push(request, branch, target.tip());
            if (push.isDone()) {
                return remoteBranch.report(
                        remoteBranch.follow(request, push.commit(), branch)
                                ? Outcome.FOLLOWED
                                : Outcome.PUSHED,
                        rendered,
                        branch,
                        push.commit());
            }
            if (rejected.areFinal(push)) {
                throw rejection(target, push.outcome());
            }
            target = remoteBranch.target();
        }
        throw remoteBranch.branchKeptMoving(target.branch());
    }

    private PublishException rejection(Target target, PushOutcome outcome) {
        return new PublishException(
                "%s rejected the push: %s"
                        .formatted(remoteBranch.place(target.branch()), outcome.reason()),
                "if the branch is protected, propose the change with -Dregistry.pullRequest; else look at what the host says, and at what the token or key may do");
    }
}
