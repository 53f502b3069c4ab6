package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.forge.PullRequestApi.RejectedException;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Optional;

/**
 * The pull requests of one repository over the REST API of its forge. The steps are the same on all
 * forges; a {@link PullRequestApi} knows the requests.
 */
public final class RestPullRequests<P> implements PullRequests {

    /** Makes the API of a repository. */
    @FunctionalInterface
    public interface ApiFactory<P> {

        PullRequestApi<P> api() throws SourceException;
    }

    private final PullRequestAccess access;
    private final ApiFactory<P> apis;

    public RestPullRequests(PullRequestAccess access, ApiFactory<P> apis) {
        this.access = access;
        this.apis = apis;
    }

    /** The pull requests of a repository on GitLab, Gitea, Forgejo, Bitbucket or Gerrit. */
    public static PullRequests of(PullRequestAccess access) {
        return access.forge() == Forge.GERRIT
                ? new GerritChanges(access)
                : new RestPullRequests<>(access, () -> api(access));
    }

    private static PullRequestApi<OpenPullRequest> api(PullRequestAccess access)
            throws SourceException {
        RestClient client = new RestClient(access.api(), access.errors());
        RepositoryUrl repository = access.repository();
        return switch (access.forge()) {
            case GITHUB, GERRIT ->
                    throw new IllegalArgumentException(access.forge() + " has a client of its own");
            case GITLAB -> GitLabApi.of(client, repository);
            case GITEA -> GiteaApi.of(client, repository);
            case BITBUCKET_CLOUD -> BitbucketCloudApi.of(client, repository);
            case BITBUCKET_SERVER -> BitbucketServerApi.of(client, repository);
        };
    }

    @Override
    public void requireToken() throws SourceException {
        access.api();
    }

    @Override
    public PullRequest createOrUpdate(PullRequestSpec spec) throws SourceException {
        PullRequestApi<P> api = apis.api();
        Optional<P> open = api.find(spec.head(), spec.base());
        P pull = open.isPresent() ? updated(api, open.get(), spec) : created(api, spec);
        return access.checked(api.toPullRequest(pull));
    }

    private P created(PullRequestApi<P> api, PullRequestSpec spec) throws SourceException {
        try {
            P pull = api.create(spec);
            api.complete(pull, spec);
            return pull;
        } catch (RejectedException e) {
            // Another run may have been faster: then its pull request is the one.
            Optional<P> first = api.find(spec.head(), spec.base());
            return updated(api, first.orElseThrow(e::reason), spec);
        }
    }

    private P updated(PullRequestApi<P> api, P open, PullRequestSpec spec) throws SourceException {
        api.update(open, spec);
        return open;
    }

    @Override
    public Optional<PullRequest> close(String head, String base) throws SourceException {
        PullRequestApi<P> api = apis.api();
        Optional<P> open = api.find(head, base);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        api.close(open.get());
        return Optional.of(access.checked(api.toPullRequest(open.get())));
    }
}
