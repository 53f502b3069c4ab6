package io.github.pluginregistry.core.forge.pullrequest;

import io.github.pluginregistry.core.forge.ApiRoot;
import io.github.pluginregistry.core.forge.Forge;
import io.github.pluginregistry.core.forge.PullRequest;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SecretFilter;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Token;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The pull requests of one repository over the REST API of its forge. */
public final class RestPullRequests implements PullRequests {

    private final Forge forge;
    private final RepositoryId repository;
    private final ApiRoot root;
    private final RestErrors errors;
    private final Optional<Token> token;
    private final SecretFilter secrets;
    private final Duration timeLimit;

    /**
     * @param repository whose pull requests these are, on a host of this kind
     * @param host the host under whose name a token is kept
     * @param api the address of its API
     * @param credentials asked once for the token kept for the host or, where the API is on another
     *     one, for the token kept for that
     * @throws IllegalArgumentException if the API is to be asked over plain http on another
     *     machine, or its address is more than a host and a path
     */
    public RestPullRequests(
            Forge forge, RepositoryId repository, String host, URI api, Credentials credentials) {
        this(forge, repository, host, api, credentials, RestClient.TIME_LIMIT);
    }

    RestPullRequests(
            Forge forge,
            RepositoryId repository,
            String host,
            URI api,
            Credentials credentials,
            Duration timeLimit) {
        this.forge = forge;
        this.repository = repository;
        this.root = ApiRoot.of(host, api);
        this.errors =
                new RestErrors(
                        root,
                        forge.pullRequest() + " for " + repository.path(),
                        forge.permission());
        this.token = root.token(credentials);
        this.secrets = SecretFilter.of(token);
        this.timeLimit = timeLimit;
    }

    @Override
    public void requireToken() throws SourceException {
        authorization();
    }

    private Map<String, String> authorization() throws SourceException {
        Token present = token.orElseThrow(errors::tokenRequired);
        if (!present.isUsable()) {
            throw errors.unusableToken();
        }
        return forge.authorization(present);
    }

    @Override
    public PullRequest createOrUpdate(PullRequestSpec spec) throws SourceException {
        PullRequestApi api = api();
        Optional<OpenPullRequest> open = api.find(spec.head(), spec.base());
        if (open.isPresent()) {
            api.update(open.get(), spec);
            return checked(open.get());
        }
        return create(api, spec);
    }

    private PullRequest create(PullRequestApi api, PullRequestSpec spec) throws SourceException {
        RestResponse response = api.create(spec);
        if (response.isConflict()) {
            // Another run may have been faster: then its pull request is the one.
            Optional<OpenPullRequest> first = api.find(spec.head(), spec.base());
            if (first.isPresent()) {
                api.update(first.get(), spec);
                return checked(first.get());
            }
        }
        OpenPullRequest created = api.read(response.json());
        api.complete(created, spec);
        return checked(created);
    }

    @Override
    public Optional<PullRequest> close(String head, String base) throws SourceException {
        PullRequestApi api = api();
        Optional<OpenPullRequest> open = api.find(head, base);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        api.close(open.get());
        return Optional.of(checked(open.get()));
    }

    private PullRequestApi api() throws SourceException {
        RestClient client = new RestClient(root, authorization(), errors, timeLimit);
        return switch (forge) {
            case GITHUB -> throw new IllegalArgumentException("GitHub has a client of its own");
            case GITLAB -> GitLabApi.of(client, repository);
            case GITEA -> GiteaApi.of(client, repository);
            case BITBUCKET_CLOUD -> BitbucketCloudApi.of(client, repository);
            case BITBUCKET_SERVER -> BitbucketServerApi.of(client, repository);
        };
    }

    /** What leaves here is what the host says, and may repeat the token. */
    private PullRequest checked(OpenPullRequest open) throws SourceException {
        if (secrets.finds(open.pull().toString())) {
            throw SecretFilter.repeated(root.host());
        }
        return open.pull();
    }

    /** The connections close with the requests. */
    @Override
    public void close() {}
}
