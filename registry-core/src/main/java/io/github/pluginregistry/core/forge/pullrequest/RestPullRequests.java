package io.github.pluginregistry.core.forge.pullrequest;

import io.github.pluginregistry.core.forge.PullRequest;
import io.github.pluginregistry.core.forge.PullRequestAccess;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import java.util.Optional;

/** The pull requests of one repository over the REST API of its forge. */
public final class RestPullRequests implements PullRequests {

    private final PullRequestAccess access;

    public RestPullRequests(PullRequestAccess access) {
        this.access = access;
    }

    @Override
    public void requireToken() throws SourceException {
        access.api();
    }

    @Override
    public PullRequest createOrUpdate(PullRequestSpec spec) throws SourceException {
        PullRequestApi api = api();
        Optional<OpenPullRequest> open = api.find(spec.head(), spec.base());
        if (open.isPresent()) {
            api.update(open.get(), spec);
            return access.checked(open.get().pull());
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
                return access.checked(first.get().pull());
            }
        }
        OpenPullRequest created = api.read(response.json());
        api.complete(created, spec);
        return access.checked(created.pull());
    }

    @Override
    public Optional<PullRequest> close(String head, String base) throws SourceException {
        PullRequestApi api = api();
        Optional<OpenPullRequest> open = api.find(head, base);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        api.close(open.get());
        return Optional.of(access.checked(open.get().pull()));
    }

    private PullRequestApi api() throws SourceException {
        RestClient client = new RestClient(access.api(), access.errors());
        RepositoryId repository = access.repository();
        return switch (access.forge()) {
            case GITHUB -> throw new IllegalArgumentException("GitHub has a client of its own");
            case GITLAB -> GitLabApi.of(client, repository);
            case GITEA -> GiteaApi.of(client, repository);
            case BITBUCKET_CLOUD -> BitbucketCloudApi.of(client, repository);
            case BITBUCKET_SERVER -> BitbucketServerApi.of(client, repository);
        };
    }
}
