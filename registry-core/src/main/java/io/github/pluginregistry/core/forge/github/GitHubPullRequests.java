package io.github.pluginregistry.core.forge.github;

import io.github.pluginregistry.core.forge.PullRequest;
import io.github.pluginregistry.core.forge.PullRequestAccess;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kohsuke.github.GHRepository;

/** The pull requests of one repository on a host with the REST API of GitHub, over kohsuke. */
public final class GitHubPullRequests implements PullRequests {

    private static final int UNPROCESSABLE = 422;
    private static final Pattern OWNER_AND_NAME =
            Pattern.compile("(?!\\.{1,2}/)[A-Za-z0-9._-]+/(?!\\.{1,2}$)[A-Za-z0-9._-]+");

    private final PullRequestAccess access;

    public GitHubPullRequests(PullRequestAccess access) {
        this.access = access;
    }

    @Override
    public void requireToken() throws SourceException {
        access.api();
    }

    @Override
    public PullRequest createOrUpdate(PullRequestSpec spec) throws SourceException {
        ApiConnector connector = connector();
        try {
            GitHubObjects objects = GitHubObjects.over(connector, access.root());
            GHRepository repository = objects.repository(access.repository().path());
            Optional<PullRequestEditor> open =
                    PullRequestEditor.find(repository, spec.head(), spec.base());
            return access.checked(
                    open.isPresent()
                            ? open.get().update(spec)
                            : create(repository, objects, connector, spec));
        } catch (IOException | RuntimeException e) {
            // kohsuke's messages may hold the whole response, so none is passed on.
            throw connector.failure();
        }
    }

    /** Who comes second finds the one that came first. */
    private static PullRequest create(
            GHRepository repository,
            GitHubObjects objects,
            ApiConnector connector,
            PullRequestSpec spec)
            throws IOException {
        PullRequestEditor created;
        try {
            created = PullRequestEditor.create(repository, spec);
        } catch (IOException e) {
            if (connector.status() == UNPROCESSABLE) {
                SourceException rejection = connector.failure();
                Optional<PullRequestEditor> first =
                        PullRequestEditor.find(repository, spec.head(), spec.base());
                if (first.isPresent()) {
                    return first.get().update(spec);
                }
                connector.fail(rejection);
            }
            throw e;
        }
        created.label(spec.labels());
        created.requestReviews(spec.reviewers(), objects);
        return created.toPullRequest();
    }

    @Override
    public Optional<PullRequest> close(String head, String base) throws SourceException {
        ApiConnector connector = connector();
        try {
            GHRepository repository =
                    GitHubObjects.over(connector, access.root())
                            .repository(access.repository().path());
            Optional<PullRequestEditor> open = PullRequestEditor.find(repository, head, base);
            if (open.isEmpty()) {
                return Optional.empty();
            }
            open.get().close();
            return Optional.of(access.checked(open.get().toPullRequest()));
        } catch (IOException | RuntimeException e) {
            throw connector.failure();
        }
    }

    private ApiConnector connector() throws SourceException {
        if (!OWNER_AND_NAME.matcher(access.repository().path()).matches()) {
            throw access.errors().noRepository(access.repository().path(), "owner/repository");
        }
        return new ApiConnector(access.api(), access.errors());
    }
}
