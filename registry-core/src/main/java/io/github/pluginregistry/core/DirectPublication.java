package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.publish.PublishException;
import io.github.pluginregistry.core.publish.git.CommitOrder;
import io.github.pluginregistry.core.source.git.PushAnswer;
import java.io.IOException;
import java.util.Optional;

/** Pushes the registry's files to their branch. */
record DirectPublication(Delivery delivery, Editor editor) {

    PublishReport publish() throws IOException, DefinitionException, PublishException {
        Refusals refusals = new Refusals();
        Delivery.Target target = delivery.target();
        for (int attempt = 1; attempt <= Delivery.ATTEMPTS; attempt++) {
            Edition edition = editor.edition(delivery.workshop(), target.tip(), Rivals.NONE);
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
            CommitOrder order = delivery.order(edition, target.tip());
            String commit = delivery.copy().commit(delivery.workshop(), order);
            PushAnswer answer =
                    delivery.push(target.branch(), Optional.of(commit), Optional.of(target.tip()));
            if (answer.outcome() == PushAnswer.Outcome.DONE) {
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
        throw delivery.outrun(target.branch());
    }

    /** The commit is where it should be; a checkout that cannot follow it is no failure. */
    private PublishReport.Outcome follow(CommitOrder order, String commit, Delivery.Target target) {
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

    private PublishException refused(Delivery.Target target, PushAnswer answer) {
        return new PublishException(
                "%s takes no commit from here: %s"
                        .formatted(delivery.place(target.branch()), answer.reason()),
                "if the branch is protected, propose the change with -Dregistry.pullRequest; else look at what the host says, and at what the token or key may do");
    }
}
