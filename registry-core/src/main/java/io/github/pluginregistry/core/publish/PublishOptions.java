package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.git.CommitIdentity;
import org.jspecify.annotations.Nullable;

/**
 * How the registry's files are published.
 *
 * @param remote the name of the remote in git's configuration; empty for the one that the checked
 *     out branch belongs to
 * @param branch the branch that gets the files; empty for the one that is checked out or, where
 *     none is, the usual one of the remote
 * @param author who changed the files; null for whom git's configuration names
 * @param committer who commits; null for whom git's configuration names
 * @param pullRequest how the files are proposed; null to push them to the branch
 */
public record PublishOptions(
        String remote,
        String branch,
        MessageTemplate message,
        @Nullable CommitIdentity author,
        @Nullable CommitIdentity committer,
        boolean signOff,
        boolean dryRun,
        @Nullable PullRequestOptions pullRequest) {}
