package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.forge.FakeBitbucketCloud;
import io.github.pluginregistry.core.testing.forge.FakeBitbucketServer;
import io.github.pluginregistry.core.testing.forge.FakeForge;
import io.github.pluginregistry.core.testing.forge.FakeGerrit;
import io.github.pluginregistry.core.testing.forge.FakeGitLab;
import io.github.pluginregistry.core.testing.forge.FakeGitea;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A fake of one kind of forge, with what differs between them.
 *
 * @param repository the repository whose pull requests it has
 * @param reviewers how two reviewers are named there
 * @param hasLabels whether its pull requests have labels
 */
record ForgeFixture(
        FakeForge fake, RepositoryUrl repository, List<String> reviewers, boolean hasLabels)
        implements AutoCloseable {

    static ForgeFixture of(Forge forge, String token) throws IOException {
        return switch (forge) {
            case GITHUB -> throw new IllegalArgumentException("GitHub has tests of its own");
            case GITLAB ->
                    new ForgeFixture(
                            new FakeGitLab("group/sub/plugins", token),
                            RepositoryUrl.of("https://git.example.com/group/sub/plugins"),
                            List.of("ada", "grace"),
                            true);
            case GITEA ->
                    new ForgeFixture(
                            new FakeGitea("example/plugins", token),
                            RepositoryUrl.of("https://git.example.com/example/plugins"),
                            List.of("ada", "grace"),
                            true);
            case BITBUCKET_CLOUD ->
                    new ForgeFixture(
                            new FakeBitbucketCloud("example/plugins", token),
                            RepositoryUrl.of("https://bitbucket.org/example/plugins"),
                            List.of(
                                    "{a54f16da-24e9-4d7f-a3a7-b1ba2cd98aa3}",
                                    "{b54f16da-24e9-4d7f-a3a7-b1ba2cd98aa3}"),
                            false);
            case BITBUCKET_SERVER ->
                    new ForgeFixture(
                            new FakeBitbucketServer(token),
                            RepositoryUrl.of("https://git.example.com/scm/EX/plugins.git"),
                            List.of("ada", "grace"),
                            false);
            case GERRIT ->
                    new ForgeFixture(
                            new FakeGerrit("group/sub/plugins", token),
                            RepositoryUrl.of("https://git.example.com/group/sub/plugins"),
                            List.of("ada", "grace"),
                            true);
        };
    }

    @Override
    public void close() {
        fake.close();
    }

    /** The pull requests of the repository, at the fake. */
    PullRequests pulls(Forge forge, TokenProvider credentials, HttpLimits limits) {
        return RestPullRequests.of(
                access(forge, repository, repository.host(), fake.apiUrl(), credentials, limits));
    }

    /** The API of a forge, of which nothing is waited for before it is asked again. */
    static PullRequestAccess access(
            Forge forge,
            RepositoryUrl repository,
            String host,
            URI api,
            TokenProvider credentials,
            HttpLimits limits) {
        HttpClient http =
                new HttpClient(limits, RetryPolicy.DEFAULT, new RequestCounter(), pause -> {});
        return new PullRequestAccess(http, forge, repository, host, api, credentials);
    }
}
