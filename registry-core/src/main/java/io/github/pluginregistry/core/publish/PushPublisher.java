package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.git.CommitRequest;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.PushOutcome;
import io.github.pluginregistry.core.publish.RemoteBranch.Target;
import java.io.IOException;
import java.util.Optional;

/** Pushes the registry's files to their branch. */
record PushPublisher(RemoteBranch delivery, BranchRenderer editor) {

    PublishReport publish(Target start) throws IOException, DefinitionException, PublishException {
        RejectedPushes refusals = new RejectedPushes();
        Target target = start;
        for (int attempt = 1; attempt <= RemoteBranch.ATTEMPTS; attempt++) {
            RenderedBranch edition = editor.render(target.tip(), ConcurrentProposal.NONE);
            if (edition.changes().isEmpty()) {
                return PublishReport.without(
                        PublishReport.Outcome.UNCHANGED,
                        delivery.place(target.branch()),
                        edition.unpushed());
            }
            if (delivery.options().dryRun()) {
                return delivery.report(
                        PublishReport.Outcome.PREVIEWED,
                        edition,
                        target.branch(),
                        Optional.empty());
            }
            CommitRequest order = delivery.order(edition, target.tip());
            String commit = delivery.copy().commit(delivery.workshop(), order);
            PushOutcome answer =
                    delivery.push(target.branch(), Optional.of(commit), Optional.of(target.tip()));
            if (answer.outcome() == PushOutcome.Outcome.DONE) {
                return delivery.report(
                        follow(order, commit, target),
                        edition,
                        target.branch(),
                        Optional.of(commit));
            }
            if (refusals.areFinal(answer, target.tip())) {
                throw refused(target, answer);
            }
            target = delivery.target();
        }
        throw delivery.branchKeptMoving(target.branch());
    }

    /** The commit is where it should be; a checkout that cannot follow it is no failure. */
    private PublishReport.Outcome follow(CommitRequest order, String commit, Target target) {
        try {
            return delivery.copy()
                            .follow(
                                    delivery.workshop(),
                                    order,
                                    commit,
                                    delivery.remote(),
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
                        .formatted(delivery.place(target.branch()), answer.reason()),
                "if the branch is protected, propose the change with -Dregistry.pullRequest; else look at what the host says, and at what the token or key may do");
    }
}
