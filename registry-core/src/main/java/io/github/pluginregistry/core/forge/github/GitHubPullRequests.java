package io.github.pluginregistry.core.forge.github;

import io.github.pluginregistry.core.forge.PullRequest;
import io.github.pluginregistry.core.forge.PullRequestAccess;
import io.github.pluginregistry.core.forge.PullRequestApi;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.forge.RestPullRequests;
import io.github.pluginregistry.core.http.SourceException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHTeam;
import org.kohsuke.github.GHUser;

/** The pull requests of one repository on a host with the REST API of GitHub, over kohsuke. */
public final class GitHubPullRequests {

    private static final int UNPROCESSABLE = 422;

    private GitHubPullRequests() {}

    /** The pull requests of a repository on GitHub or a GitHub Enterprise Server. */
    public static PullRequests of(PullRequestAccess access) {
        return new RestPullRequests<>(access, () -> Api.of(access));
    }

    private record Api(ApiConnector connector, GitHubObjects objects, GHRepository repository)
            implements PullRequestApi<GHPullRequest> {

        private static Api of(PullRequestAccess access) throws SourceException {
            String path = access.repository().path();
            if (!GraphQlAnswer.isName(path)) {
                throw access.errors().noRepository(path, "owner/repository");
            }
            ApiConnector connector = new ApiConnector(access.api(), access.errors());
            return call(
                    connector,
                    () -> {
                        GitHubObjects objects = GitHubObjects.over(connector, access.root());
                        return new Api(connector, objects, objects.repository(path));
                    });
        }

        /** A host allows only one open pull request between two branches. */
        @Override
        public Optional<GHPullRequest> find(String head, String base) throws SourceException {
            return call(
                    connector,
                    () ->
                            repository
                                    .queryPullRequests()
                                    .state(GHIssueState.OPEN)
                                    .head(repository.getOwnerName() + ":" + head)
                                    .base(base)
                                    .list()
                                    .withPageSize(1)
                                    .iterator()
                                    .nextPage()
                                    .stream()
                                    .findFirst());
        }

        @Override
        public GHPullRequest create(PullRequestSpec spec)
                throws SourceException, RejectedException {
            try {
                return call(
                        connector,
                        () ->
                                repository.createPullRequest(
                                        spec.title(), spec.head(), spec.base(), spec.body()));
            } catch (SourceException e) {
                if (connector.status() == UNPROCESSABLE) {
                    throw new RejectedException(e);
                }
                throw e;
            }
        }

        @Override
        public void complete(GHPullRequest created, PullRequestSpec spec) throws SourceException {
            addLabels(created, spec);
            List<GHUser> users = new ArrayList<>();
            List<GHTeam> teams = new ArrayList<>();
            run(
                    () -> {
                        for (String name : spec.reviewers()) {
                            if (name.contains("/")) {
                                teams.add(objects.team(name));
                            } else {
                                users.add(objects.user(name));
                            }
                        }
                        if (!users.isEmpty()) {
                            created.requestReviewers(users);
                        }
                        if (!teams.isEmpty()) {
                            created.requestTeamReviewers(teams);
                        }
                    });
        }

        @Override
        public void update(GHPullRequest open, PullRequestSpec spec) throws SourceException {
            run(
                    () -> {
                        if (!spec.title().equals(open.getTitle())) {
                            open.setTitle(spec.title());
                        }
                        if (!spec.hasBody(Optional.ofNullable(open.getBody()).orElse(""))) {
                            open.setBody(spec.body());
                        }
                    });
            addLabels(open, spec);
        }

        private void addLabels(GHPullRequest pull, PullRequestSpec spec) throws SourceException {
            run(
                    () -> {
                        List<String> missing =
                                spec.missingLabels(
                                        pull.getLabels().stream().map(GHLabel::getName).toList());
                        if (!missing.isEmpty()) {
                            pull.addLabels(missing.toArray(String[]::new));
                        }
                    });
        }

        @Override
        public void close(GHPullRequest open) throws SourceException {
            run(open::close);
        }

        @Override
        public PullRequest toPullRequest(GHPullRequest open) throws SourceException {
            return call(
                    connector,
                    () ->
                            new PullRequest(
                                    open.getNumber(), URI.create(open.getHtmlUrl().toString())));
        }

        private void run(Action action) throws SourceException {
            call(
                    connector,
                    () -> {
                        action.run();
                        return true;
                    });
        }

        private static <T> T call(ApiConnector connector, Call<T> call) throws SourceException {
            try {
                return call.get();
            } catch (IOException | RuntimeException e) {
                // kohsuke's messages may hold the whole response, so none is passed on.
                throw connector.failure();
            }
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T get() throws IOException;
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }
}
