package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.git.CommitIdentity;
import java.util.Optional;

/**
 * How the registry's files are published.
 *
 * @param remote the name of the remote in git's configuration; empty for the one that the checked
 *     out branch belongs to
 * @param branch the branch that gets the files; empty for the one that is checked out or, where
 *     none is, the usual one of the remote
 * @param message the message of the commit
 * @param author who changed the files; empty for whom git's configuration names
 * @param committer who commits; empty for whom git's configuration names
 * @param signOff whether the committer signs the message off
 * @param dryRun whether nothing is changed anywhere
 * @param pullRequest how the files are proposed, where they are not to be pushed to the branch
 */
public record PublishOptions(
        Optional<String> remote,
        Optional<String> branch,
        MessageTemplate message,
        Optional<CommitIdentity> author,
        Optional<CommitIdentity> committer,
        boolean signOff,
        boolean dryRun,
        Optional<PullRequestOptions> pullRequest) {

    /** Pushed to the branch that is checked out, by whom git's configuration names. */
    public static final PublishOptions USUAL =
            new PublishOptions(
                    Optional.empty(),
                    Optional.empty(),
                    MessageTemplate.MESSAGE,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    Optional.empty());
}
