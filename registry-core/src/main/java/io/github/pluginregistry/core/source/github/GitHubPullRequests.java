package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.forge.PullRequest;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SecretFilter;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.kohsuke.github.GHRepository;

/**
 * The pull requests of one repository on a host with the REST API of GitHub, from one branch of it
 * to another. Asked over the same client, with the same limits and the same token, as releases are.
 */
public final class GitHubPullRequests implements PullRequests {

    private static final int UNPROCESSABLE = 422;

    private final RepositoryId repository;
    private final ApiAddress api;
    private final Optional<Token> token;
    private final SecretFilter secrets;
    private final GuardedClient client;

    /**
     * @param repository whose pull requests these are, on a host with GitHub's API
     * @param api the address of that API
     * @param credentials asked once for the token kept for the repository's host or, where the API
     *     is on another one, for the token kept for that
     * @param traffic told of every request and every body
     * @throws IllegalArgumentException if the API is to be asked over plain http on another
     *     machine, or its address is more than a host and a path
     */
    public GitHubPullRequests(
            RepositoryId repository,
            URI api,
            Credentials credentials,
            Traffic traffic,
            GitHubLimits limits) {
        this(repository, api, credentials, traffic, limits, Sleeper.REAL);
    }

    GitHubPullRequests(
            RepositoryId repository,
            URI api,
            Credentials credentials,
            Traffic traffic,
            GitHubLimits limits,
            Sleeper sleeper) {
        this.repository = repository;
        this.api = ApiAddress.of(repository.host(), api);
        this.token = this.api.token(credentials);
        this.secrets = SecretFilter.of(token);
        this.client = new GuardedClient(this.api, token, traffic, limits, PageCache.NONE, sleeper);
    }

    @Override
    public void requireToken() throws SourceException {
        requireToken(failures("a pull request for " + repository.path()));
    }

    private void requireToken(GitHubFailures failures) throws SourceException {
        GitHubSource.requireUsable(token, failures);
        if (token.isEmpty()) {
            throw failures.tokenNeeded();
        }
    }

    private GitHubFailures failures(String matter) {
        return new GitHubFailures(api, token.isPresent(), matter);
    }

    @Override
    public PullRequest createOrUpdate(PullRequestSpec proposal) throws SourceException {
        return talk(
                "a pull request for " + repository.path(),
                (host, conversation) -> {
                    Optional<HostedPullRequest> open =
                            HostedPullRequest.find(host, proposal.head(), proposal.base());
                    return open.isPresent()
                            ? open.get().revised(proposal)
                            : opened(host, conversation, proposal);
                });
    }

    @Override
    public Optional<PullRequest> close(String head, String base) throws SourceException {
        return talk(
                "the pull request of " + repository.path(),
                (host, conversation) -> {
                    Optional<HostedPullRequest> open = HostedPullRequest.find(host, head, base);
                    if (open.isPresent()) {
                        open.get().close();
                    }
                    return open.map(HostedPullRequest::told);
                });
    }

    /** Who comes second finds the one that came first. */
    private PullRequest opened(
            GHRepository host, ApiConversation conversation, PullRequestSpec proposal)
            throws IOException {
        HostedPullRequest pull;
        try {
            pull = HostedPullRequest.open(host, proposal);
        } catch (IOException e) {
            Optional<HostedPullRequest> first =
                    conversation.status() == UNPROCESSABLE
                            ? HostedPullRequest.find(host, proposal.head(), proposal.base())
                            : Optional.empty();
            if (first.isEmpty()) {
                throw e;
            }
            return first.get().revised(proposal);
        }
        pull.label(proposal.labels());
        new Reviewers(RepositoryBinding.connect(api, conversation))
                .ask(proposal.reviewers(), pull.pull());
        return pull.told();
    }

    private <T> T talk(String matter, Talk<T> talk) throws SourceException {
        GitHubFailures failures = failures(matter);
        GitHubSource.requireRepository(repository, repository.host());
        requireToken(failures);
        ApiConversation conversation = client.converse(failures);
        try {
            GHRepository host = RepositoryBinding.bind(repository.path(), api, conversation);
            T said = talk.with(host, conversation);
            if (secrets.finds(said.toString())) {
                throw SecretFilter.repeated(api.host());
            }
            return said;
        } catch (IOException | RuntimeException e) {
            // kohsuke's messages may hold the whole answer, so none is passed on.
            throw secrets.clean(
                    ListingFailure.within(e)
                            .orElseGet(() -> failures.unwanted(conversation.status())));
        }
    }

    /** Closes the connections. */
    @Override
    public void close() {
        client.close();
    }

    @FunctionalInterface
    private interface Talk<T> {
        T with(GHRepository host, ApiConversation conversation) throws IOException;
    }
}
