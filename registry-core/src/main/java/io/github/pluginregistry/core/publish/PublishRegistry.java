package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.check.CheckRegistry;
import io.github.pluginregistry.core.check.RegistryChecker;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.git.GitRemote;
import io.github.pluginregistry.core.git.GitTimeouts;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.Remote;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.git.WorkingCopy;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.HeldLock;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.update.LastUpdated;
import io.github.pluginregistry.core.update.UpdateNotices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Publishes the files of a registry: commits them and pushes the commit to their branch, or opens a
 * pull request. Nothing else in the checkout is committed or changed.
 */
public final class PublishRegistry {

    private final RegistryDefinition definition;
    private final Path definitionFile;
    private final RegistryFiles files;
    private final CheckRegistry check;
    private final Function<RegistryDefinition, RegistryChecker> checkers;
    private final UpdateNotices notices;
    private final LastUpdated lastUpdated;
    private final TokenProvider credentials;
    private final ProgressListener progress;
    private final Clock clock;
    private final FileLocks locks;
    private final boolean offline;
    private final Map<String, String> environment;

    /**
     * @param checkers creates a checker for a definition
     * @param environment the environment variables that git reads
     */
    public PublishRegistry(
            RegistryDefinition definition,
            Path definitionFile,
            RegistryFiles files,
            CheckRegistry check,
            Function<RegistryDefinition, RegistryChecker> checkers,
            UpdateNotices notices,
            LastUpdated lastUpdated,
            TokenProvider credentials,
            ProgressListener progress,
            Clock clock,
            FileLocks locks,
            boolean offline,
            Map<String, String> environment) {
        this.definition = definition;
        this.definitionFile = definitionFile;
        this.files = files;
        this.check = check;
        this.checkers = checkers;
        this.notices = notices;
        this.lastUpdated = lastUpdated;
        this.credentials = credentials;
        this.progress = progress;
        this.clock = clock;
        this.locks = locks;
        this.offline = offline;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Publishes the files as they are on disk, if the branch does not have them. If the branch has
     * moved since the checkout, the changes of this run are applied to what the branch has now.
     *
     * @param parser reads the definition as it is on the branch
     * @throws IOException if a file cannot be read
     * @throws DefinitionException if the definition on the branch is invalid
     * @throws PublishException if the files could not be published
     */
    public PublishReport publish(PublishOptions options, DefinitionParser parser)
            throws IOException, DefinitionException, PublishException {
        if (offline) {
            return PublishReport.without(PublishReport.Outcome.OFFLINE, "", Optional.empty());
        }
        VerifiedFiles verified = VerifiedFiles.read(files, check, notices);
        Path home = Path.of(System.getProperty("user.home"));
        try (WorkingCopy copy = WorkingCopy.around(files.directory(), environment, home);
                HeldLock lock = locks.acquire(copy.common())) {
            if (lock.isCrossProcess()) {
                copy.recover();
            }
            Remote remote = remote(copy, options);
            GitRemote git = git(copy, remote);
            try (ScratchRepository scratch = copy.scratch(git::repeatsToken)) {
                RemoteBranch branch = new RemoteBranch(options, copy, scratch, remote, git, clock);
                return options.pullRequest().isPresent()
                        ? openPullRequest(options.pullRequest().get(), branch, verified, parser)
                        : push(branch, verified, parser);
            }
        }
    }

    private Remote remote(WorkingCopy copy, PublishOptions options)
            throws IOException, PublishException {
        Remote remote = copy.remote(options.remote().orElse(""));
        if (remote.hadCredentials()) {
            progress.ignoringCredentials(remote.name(), remote.repository().host());
        }
        return remote;
    }

    private PublishReport push(RemoteBranch branch, VerifiedFiles verified, DefinitionParser parser)
            throws IOException, DefinitionException, PublishException {
        RemoteBranch.Target target = branch.target();
        return new PushPublisher(branch, renderer(branch, target, verified, parser))
                .publish(target);
    }

    private PublishReport openPullRequest(
            PullRequestOptions options,
            RemoteBranch branch,
            VerifiedFiles verified,
            DefinitionParser parser)
            throws IOException, DefinitionException, PublishException {
        PullRequests pullRequests = pullRequests(branch.remote());
        RemoteBranch.Target target = branch.target();
        return new PullRequestPublisher(
                        branch, renderer(branch, target, verified, parser), options, pullRequests)
                .publish(target);
    }

    private BranchRenderer renderer(
            RemoteBranch branch,
            RemoteBranch.Target target,
            VerifiedFiles verified,
            DefinitionParser parser)
            throws IOException, PublishException {
        return new BranchRenderer(
                target.tip(),
                new DefinitionAtCommit(definition, definitionFile, files, parser, branch.copy()),
                files,
                verified,
                lastUpdated,
                branch,
                new RenderedCheck(checkers, files.directory()));
    }

    private GitRemote git(WorkingCopy copy, Remote remote) {
        return new GitRemote(
                remote.repository(),
                copy.root(),
                credentials,
                new RequestCounter(),
                GitTimeouts.STANDARD);
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
                "publish to the branch without registry.pullRequest, or give the host an entry under forges if it is GitHub, GitLab, Gitea, Forgejo or Bitbucket");
    }
}
