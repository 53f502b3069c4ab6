package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.git.Branches;
import io.github.pluginregistry.core.git.CommitIdentities;
import io.github.pluginregistry.core.git.CommitRequest;
import io.github.pluginregistry.core.git.GitRemote;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.PushOutcome;
import io.github.pluginregistry.core.git.Remote;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.git.WorkingCopy;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.io.SafeExcerpt;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The way from this checkout to the remote: which branch, what it leads to by now, and a commit on
 * top of that.
 */
record RemoteBranch(
        PublishOptions options,
        WorkingCopy copy,
        ScratchRepository scratch,
        Remote remote,
        GitRemote git,
        Clock clock) {

    /**
     * How often a run tries where others are quicker. One of all that try succeeds each time, so
     * this many may come at once.
     */
    static final int ATTEMPTS = 10;

    /**
     * Where the files go.
     *
     * @param branch the branch's name
     * @param tip the commit it points to, which the scratch repository has
     * @param branches all branches there
     */
    record Target(String branch, String tip, Branches branches) {}

    /** Looks where the branch is by now, and fetches what it leads to. */
    Target target() throws IOException, PublishException {
        Optional<String> local = options.branch().isPresent() ? options.branch() : copy.branch();
        Optional<String> head = copy.head();
        try {
            Branches branches =
                    git.fetch(
                            scratch.directory(),
                            scratch.depth(),
                            known ->
                                    local.or(known::usual)
                                            .filter(name -> !known.tip(name).equals(head))
                                            .map(List::of)
                                            .orElse(List.of()));
            String branch = local.or(branches::usual).orElseThrow(() -> unclear(branches));
            return new Target(
                    branch,
                    branches.tip(branch).orElseThrow(() -> absent(branch, branches)),
                    branches);
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    private PublishException unclear(Branches branches) {
        return new PublishException(
                "no branch is checked out, and %s does not say which one is usual"
                        .formatted(remote.name()),
                "name the branch to publish to by registry.branch" + known(branches));
    }

    private PublishException absent(String branch, Branches branches) {
        return new PublishException(
                "%s has no branch %s".formatted(remote.name(), SafeExcerpt.of(branch)),
                "push it first, or name another one by registry.branch" + known(branches));
    }

    private static String known(Branches branches) {
        return branches.tips().isEmpty()
                ? "; it has none yet"
                : ": "
                        + SafeExcerpt.of(
                                String.join(", ", new TreeSet<>(branches.tips().keySet())), 200);
    }

    /** The request for a commit with the rendered files. */
    CommitRequest order(RenderedBranch rendered, String parent) throws PublishException {
        CommitIdentities identities = copy.identities(options.author(), options.committer());
        return new CommitRequest(
                parent,
                rendered.changes(),
                message(rendered) + (options.signOff() ? signature(identities) : ""),
                identities.author(),
                identities.committer(),
                clock.instant());
    }

    private String message(RenderedBranch rendered) {
        return rendered.summary().message(options.message());
    }

    private static String signature(CommitIdentities identities) {
        return "\n\nSigned-off-by: " + identities.committer();
    }

    /** Moves a branch of the remote, unless it was moved meanwhile. */
    PushOutcome push(String branch, Optional<String> commit, Optional<String> expected)
            throws PublishException {
        try {
            return git.push(
                    scratch.directory(),
                    branch,
                    commit.orElse(GitRemote.NO_COMMIT),
                    expected.orElse(GitRemote.NO_COMMIT));
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    /** What was done, or would be. */
    PublishReport report(
            PublishReport.Outcome outcome,
            RenderedBranch rendered,
            String branch,
            Optional<String> commit) {
        return new PublishReport(
                outcome,
                rendered.summary(),
                message(rendered),
                List.copyOf(rendered.changes().keySet()),
                place(branch),
                commit,
                Optional.empty(),
                rendered.unpublishedDefinition());
    }

    /** A branch of the remote, for people. */
    String place(String branch) {
        return branch + " of " + remote.name();
    }

    PublishException branchKeptMoving(String branch) {
        return new PublishException(
                "gave up after %d attempts: %s kept moving".formatted(ATTEMPTS, place(branch)),
                "run registry:update and registry:publish again");
    }
}
