package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.forge.PullRequestRef;
import io.github.pluginregistry.core.git.Branches;
import io.github.pluginregistry.core.git.CommitIdentities;
import io.github.pluginregistry.core.git.CommitRequest;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.PushOutcome;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.git.WorkingCopy;
import io.github.pluginregistry.core.io.SafeExcerpt;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The branch of the remote that the files are for, and commits on top of it. */
record RemoteBranch(
        PublishOptions options, WorkingCopy copy, ScratchRepository scratch, Clock clock) {

    /** How often a run tries; of all that try at once, one succeeds each time. */
    static final int ATTEMPTS = 10;

    /**
     * Where the files go.
     *
     * @param tip the commit it points to, which the scratch repository has
     * @param branches all branches there
     */
    record Target(String branch, String tip, Branches branches) {}

    /** Whether nothing is changed anywhere. */
    boolean isDryRun() {
        return options.dryRun();
    }

    /** Looks up where the branch is now, and fetches its commits. */
    Target target() throws IOException, PublishException {
        Optional<String> local =
                options.branch().isEmpty() ? copy.branch() : Optional.of(options.branch());
        Optional<String> head = copy.head();
        Branches branches =
                scratch.fetch(
                        known ->
                                local.or(known::defaultBranch)
                                        .filter(name -> !known.tip(name).equals(head))
                                        .map(List::of)
                                        .orElse(List.of()));
        String branch = local.or(branches::defaultBranch).orElseThrow(() -> unclear(branches));
        return new Target(
                branch, branches.tip(branch).orElseThrow(() -> absent(branch, branches)), branches);
    }

    private PublishException unclear(Branches branches) {
        return new PublishException(
                "no branch is checked out, and %s does not name its default branch"
                        .formatted(scratch.remote().name()),
                "add -Dregistry.branch=NAME for the branch to publish to" + known(branches));
    }

    private PublishException absent(String branch, Branches branches) {
        return new PublishException(
                "%s has no branch %s".formatted(scratch.remote().name(), SafeExcerpt.of(branch)),
                "push it with git push, or add -Dregistry.branch=NAME for another one"
                        + known(branches));
    }

    private static String known(Branches branches) {
        return branches.tips().isEmpty()
                ? "; it has none yet"
                : ": "
                        + SafeExcerpt.of(
                                String.join(", ", new TreeSet<>(branches.tips().keySet())), 200);
    }

    /** The request for a commit with the rendered files. */
    CommitRequest request(RenderedBranch rendered, String parent) throws PublishException {
        return request(rendered, parent, "");
    }

    /**
     * The same, for a commit whose message needs a trailer.
     *
     * @param trailer the trailer; empty where none is needed
     */
    CommitRequest request(RenderedBranch rendered, String parent, String trailer)
            throws PublishException {
        CommitIdentities identities = copy.identities(options.author(), options.committer());
        String signedOff = options.signOff() ? "Signed-off-by: " + identities.committer() : "";
        String trailers = String.join("\n", signedOff, trailer).strip();
        return new CommitRequest(
                parent,
                rendered.changes(),
                (message(rendered) + "\n\n" + trailers).strip(),
                identities.author(),
                identities.committer(),
                clock.instant());
    }

    private String message(RenderedBranch rendered) {
        return rendered.summary().message(options.message());
    }

    /**
     * Creates the commit, and moves a branch of the remote to it, unless it was moved meanwhile.
     *
     * @param expected the commit that the branch is expected at; empty where it should not exist
     */
    Push push(CommitRequest request, String branch, String expected)
            throws IOException, PublishException {
        String commit = copy.commit(scratch, request);
        return new Push(commit, expected, scratch.push(branch, commit, expected));
    }

    /**
     * Creates the commit, and pushes it for a pull request.
     *
     * @param expected the commit of the open pull request; empty if there is none
     */
    Push push(CommitRequest request, PullRequestRef ref, String expected)
            throws IOException, PublishException {
        String commit = copy.commit(scratch, request);
        return new Push(
                commit,
                expected,
                scratch.push(ref.target(), commit, ref.isBranch() ? expected : "", ref.options()));
    }

    /**
     * A commit, and whether the remote has it.
     *
     * @param expected the commit that the branch was expected at; empty where it should not exist
     */
    record Push(String commit, String expected, PushOutcome outcome) {

        boolean isDone() {
            return outcome.outcome() == PushOutcome.Outcome.DONE;
        }
    }

    /** Fast-forwards the checkout; false where it stays as it is. */
    boolean follow(CommitRequest request, String commit, String branch) {
        try {
            return copy.follow(scratch, request, commit, branch);
        } catch (IOException e) {
            // The commit is where it should be.
            return false;
        }
    }

    /** The report on a commit that was pushed, or would be. */
    PublishReport report(
            PublishReport.Outcome outcome, RenderedBranch rendered, String branch, String commit) {
        return new PublishReport(
                outcome,
                rendered.summary(),
                message(rendered),
                List.copyOf(rendered.changes().keySet()),
                place(branch),
                commit,
                "",
                rendered.unpublished());
    }

    /** A branch of the remote, for people. */
    String place(String branch) {
        return branch + " of " + scratch.remote().name();
    }

    PublishException branchKeptMoving(String branch) {
        return new PublishException(
                "gave up after %d attempts: %s kept moving".formatted(ATTEMPTS, place(branch)),
                "run registry:update and registry:publish again");
    }
}
