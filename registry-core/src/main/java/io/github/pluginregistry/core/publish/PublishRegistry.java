package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.check.OfflineChecker;
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
import io.github.pluginregistry.core.io.FileLocks.Turn;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.update.LastUpdated;
import io.github.pluginregistry.core.update.UpdateNotices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes the files of one registry: commits them and pushes the commit, to their branch or to
 * one that is proposed in a pull request. Nothing else of the checkout is committed or changed.
 */
public final class PublishRegistry {

    private final RegistryDefinition definition;
    private final Path definitionFile;
    private final RegistryFiles files;
    private final OfflineChecker inspection;
    private final Optional<UpdateNotices> notes;
    private final TokenProvider credentials;
    private final ProgressListener progress;
    private final Clock clock;
    private final boolean offline;
    private final PublishOptions options;
    private final Map<String, String> environment;
    private final RenderedCheck check;
    private final FileLocks turns;

    public PublishRegistry(
            RegistryDefinition definition,
            Path definitionFile,
            RegistryFiles files,
            OfflineChecker inspection,
            Optional<UpdateNotices> notes,
            TokenProvider credentials,
            ProgressListener progress,
            Clock clock,
            boolean offline,
            PublishOptions options,
            Map<String, String> environment,
            RenderedCheck check,
            FileLocks turns) {
        this.definition = definition;
        this.definitionFile = definitionFile;
        this.files = files;
        this.inspection = inspection;
        this.notes = notes;
        this.credentials = credentials;
        this.progress = progress;
        this.clock = clock;
        this.offline = offline;
        this.options = options;
        this.environment = Map.copyOf(environment);
        this.check = check;
        this.turns = turns;
    }

    /**
     * Publishes the files as they are on disk, if the branch does not have them. Where the branch
     * has moved since, what this run changed is put on what is there now.
     *
     * @throws IOException if a file cannot be read
     * @throws DefinitionException if the definition on the branch breaks a rule
     * @throws PublishException if the files could not be published
     */
    public PublishReport publish() throws IOException, DefinitionException, PublishException {
        return publish(DefinitionParser.FILE);
    }

    /**
     * The same for a definition that stands in a file of another form.
     *
     * @param form how that file is read
     * @throws IOException if a file cannot be read
     * @throws DefinitionException if the definition on the branch breaks a rule
     * @throws PublishException if the files could not be published
     */
    public PublishReport publish(DefinitionParser form)
            throws IOException, DefinitionException, PublishException {
        if (offline) {
            return PublishReport.without(PublishReport.Outcome.OFFLINE, "", Optional.empty());
        }
        VerifiedFiles manuscript =
                VerifiedFiles.read(
                        files,
                        inspection,
                        json -> notes.map(kept -> kept.on(json)).orElse(List.of()));
        Path home = Path.of(System.getProperty("user.home"));
        try (WorkingCopy copy = WorkingCopy.around(files.directory(), environment, home);
                Turn turn = turns.take(copy.common())) {
            if (turn.isGuarded()) {
                copy.recover();
            }
            return publish(form, manuscript, copy);
        }
    }

    private PublishReport publish(DefinitionParser form, VerifiedFiles manuscript, WorkingCopy copy)
            throws IOException, DefinitionException, PublishException {
        Remote remote = copy.remote(options.remote().orElse(""));
        if (remote.hadCredentials()) {
            progress.ignoringCredentials(remote.name(), remote.repository().host());
        }
        GitRemote git = git(copy, remote);
        try (ScratchRepository workshop = copy.workshop(git::repeatsToken)) {
            return publish(
                    form,
                    manuscript,
                    new RemoteBranch(options, copy, workshop, remote, git, clock));
        }
    }

    private PublishReport publish(
            DefinitionParser form, VerifiedFiles manuscript, RemoteBranch delivery)
            throws IOException, DefinitionException, PublishException {
        WorkingCopy copy = delivery.copy();
        BranchRenderer editor =
                new BranchRenderer(
                        new DefinitionAtCommit(definition, definitionFile, files, form, copy),
                        files,
                        manuscript,
                        new LastUpdated(clock, files),
                        copy,
                        check);
        return options.pullRequest().isPresent()
                ? propose(delivery, editor, options.pullRequest().get())
                : new PushPublisher(delivery, editor).publish();
    }

    private GitRemote git(WorkingCopy copy, Remote remote) {
        return new GitRemote(
                remote.repository(),
                copy.root(),
                credentials,
                new RequestCounter(),
                GitTimeouts.STANDARD);
    }

    private PublishReport propose(
            RemoteBranch delivery, BranchRenderer editor, PullRequestOptions proposal)
            throws IOException, DefinitionException, PublishException {
        Remote remote = delivery.remote();
        try {
            PullRequests pulls =
                    new PullRequestFactory(definition, credentials)
                            .of(remote.repository())
                            .orElseThrow(() -> withoutPullRequests(remote));
            pulls.requireToken();
            return new PullRequestPublisher(delivery, editor, proposal, pulls).publish();
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
