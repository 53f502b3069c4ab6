package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.Remote;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.git.WorkingCopy;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.HeldLock;
import io.github.pluginregistry.core.model.Precondition;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.publish.PublishCheck.VerifiedFiles;
import io.github.pluginregistry.core.publish.RemoteBranch.Target;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import io.github.pluginregistry.core.update.LastUpdated;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the files of a registry: commits them and pushes the commit to their branch, or opens a
 * pull request. Nothing else in the checkout is committed or changed.
 *
 * @param environment where git reads its configuration
 * @param precondition asked before the branch is
 */
public record PublishRegistry(
        RegistryDefinition definition,
        RegistryFiles files,
        PublishCheck check,
        LastUpdated lastUpdated,
        TokenProvider credentials,
        ProgressListener progress,
        FileLocks locks,
        boolean offline,
        Environment environment,
        Precondition<PublishException> precondition) {

    /** Publishes the files, with what the branch has got since the checkout. */
    public PublishReport publish(PublishOptions options, DefinitionParser parser)
            throws IOException, DefinitionException, PublishException {
        if (offline) {
            return PublishReport.without(PublishReport.Outcome.OFFLINE, "", null);
        }
        VerifiedFiles verified = check.verifiedFiles();
        precondition.require(RegistryAssembler.of(definition, verified.registry()));
        try (WorkingCopy copy = WorkingCopy.around(files.directory(), environment);
                HeldLock lock = locks.acquire(copy.common())) {
            if (lock.isCrossProcess()) {
                copy.recover();
            }
            try (ScratchRepository scratch = copy.scratch(remote(copy, options), credentials)) {
                CommittedRegistry committed =
                        new CommittedRegistry(definition, files, parser, copy, scratch.commits());
                return publish(options, scratch, committed, verified);
            }
        }
    }

    private Remote remote(WorkingCopy copy, PublishOptions options)
            throws IOException, PublishException {
        Remote remote = copy.remote(options.remote());
        if (remote.hadCredentials()) {
            progress.ignoringCredentials(remote.name(), remote.repository().host());
        }
        return remote;
    }

    private PublishReport publish(
            PublishOptions options,
            ScratchRepository scratch,
            CommittedRegistry committed,
            VerifiedFiles verified)
            throws IOException, DefinitionException, PublishException {
        RemoteBranch branch =
                new RemoteBranch(options, committed.copy(), scratch, lastUpdated.clock());
        @Nullable PullRequestOptions proposal = options.pullRequest();
        if (proposal == null) {
            Target target = branch.target();
            return new PushPublisher(branch, renderer(target, committed, verified)).publish(target);
        }
        PullRequests pulls = pullRequests(scratch.remote());
        Target target = branch.target();
        return new PullRequestPublisher(
                        branch,
                        renderer(target, committed, verified),
                        committed,
                        scratch,
                        proposal,
                        pulls)
                .publish(target);
    }

    private BranchRenderer renderer(
            Target target, CommittedRegistry committed, VerifiedFiles verified)
            throws IOException, PublishException {
        return new BranchRenderer(target.tip(), committed, verified, lastUpdated, check);
    }

    private PullRequests pullRequests(Remote remote) throws PublishException {
        try {
            PullRequests pullRequests =
                    new PullRequestFactory(definition, credentials)
                            .of(remote.repository())
                            .orElseThrow(() -> withoutPullRequests(remote));
            pullRequests.requireToken();
            return pullRequests;
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    private static PublishException withoutPullRequests(Remote remote) {
        return new PublishException(
                "%s is at %s, where no pull request can be opened"
                        .formatted(remote.name(), remote.repository().address()),
                "publish to the branch without registry.pullRequest, or give the host an entry under forges if it is GitHub, GitLab, Gitea, Forgejo, Bitbucket or Gerrit");
    }
}
