package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.git.CommitRequest;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.PushOutcome;
import io.github.pluginregistry.core.publish.RemoteBranch.Target;
import java.io.IOException;
import java.util.Optional;

/** Pushes the registry's files to their branch. */
record PushPublisher(RemoteBranch remoteBranch, BranchRenderer renderer) {

    PublishReport publish(Target start) throws IOException, DefinitionException, PublishException {
        RejectedPushes refusals = new RejectedPushes();
        Target target = start;
        for (int attempt = 1; attempt <= RemoteBranch.ATTEMPTS; attempt++) {
            RenderedBranch rendered = renderer.render(target.tip(), ConcurrentProposal.NONE);
            if (rendered.changes().isEmpty()) {
                return PublishReport.without(
                        PublishReport.Outcome.UNCHANGED,
                        remoteBranch.place(target.branch()),
                        rendered.unpublishedDefinition());
            }
            if (remoteBranch.options().dryRun()) {
                return remoteBranch.report(
                        PublishReport.Outcome.PREVIEWED,
                        rendered,
                        target.branch(),
                        Optional.empty());
            }
            CommitRequest order = remoteBranch.order(rendered, target.tip());
            String commit = remoteBranch.copy().commit(remoteBranch.scratch(), order);
            PushOutcome answer =
                    remoteBranch.push(
                            target.branch(), Optional.of(commit), Optional.of(target.tip()));
            if (answer.outcome() == PushOutcome.Outcome.DONE) {
                return remoteBranch.report(
                        follow(order, commit, target),
                        rendered,
                        target.branch(),
                        Optional.of(commit));
            }
            if (refusals.areFinal(answer, target.tip())) {
                throw refused(target, answer);
            }
            target = remoteBranch.target();
        }
        throw remoteBranch.branchKeptMoving(target.branch());
    }

    /** The commit is where it should be; a checkout that cannot follow it is no failure. */
    private PublishReport.Outcome follow(CommitRequest order, String commit, Target target) {
        try {
            return remoteBranch
                            .copy()
                            .follow(
                                    remoteBranch.scratch(),
                                    order,
                                    commit,
                                    remoteBranch.remote(),
                                    target.branch())
                    ? PublishReport.Outcome.FOLLOWED
                    : PublishReport.Outcome.PUSHED;
        } catch (IOException e) {
            return PublishReport.Outcome.PUSHED;
        }
    }

    private PublishException refused(Target target, PushOutcome answer) {
        return new PublishException(
                "%s rejected the push: %s"
                        .formatted(remoteBranch.place(target.branch()), answer.reason()),
                "if the branch is protected, propose the change with -Dregistry.pullRequest; else look at what the host says, and at what the token or key may do");
    }
}
