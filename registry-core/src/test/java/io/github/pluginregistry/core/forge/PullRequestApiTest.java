package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.forge.FakePull;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is particular to one kind of forge. */
class PullRequestApiTest {

    private static final String SECRET = "forge-t0ken";

    @Test
    void sendsTheTokenOfBitbucketCloudToItsApi() throws Exception {
        PullRequestAccess access =
                ForgeFixture.access(
                        Forge.BITBUCKET_CLOUD,
                        RepositoryUrl.of("https://bitbucket.org/example/plugins"),
                        "bitbucket.org",
                        Forge.BITBUCKET_CLOUD.usualApi("bitbucket.org"),
                        host ->
                                Optional.of(Token.of(SECRET))
                                        .filter(any -> host.equals("bitbucket.org")),
                        HttpLimits.DEFAULT);

        RestPullRequests.of(access).requireToken();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    GITLAB,           nobody,      no user has that name
                    GITLAB,           group/team,  no user has that name
                    BITBUCKET_CLOUD,  ada,         Bitbucket Cloud knows its users by UUID
                    BITBUCKET_SERVER, group/team,  it has no teams
                    """)
    void opensNothingForAnInvalidReviewer(Forge forge, String reviewer, String reason)
            throws Exception {
        try (ForgeFixture there = ForgeFixture.of(forge, SECRET)) {
            assertThatThrownBy(() -> pulls(forge, there).createOrUpdate(spec(reviewer)))
                    .hasMessageContaining("cannot ask the reviewer \"%s\": ".formatted(reviewer))
                    .hasMessageContaining(reason);
            assertThat(there.fake().pulls()).isEmpty();
        }
    }

    @Test
    void requestsTeamReviewersOfGitea() throws Exception {
        try (ForgeFixture there = ForgeFixture.of(Forge.GITEA, SECRET)) {
            pulls(Forge.GITEA, there).createOrUpdate(spec("example/maintainers"));

            assertThat(there.fake().pulls().get(0).reviewers).containsExactly("maintainers");
            assertThat(there.fake().violations()).isEmpty();
        }
    }

    @Test
    void repeatsAChangeForANewerBitbucketVersion() throws Exception {
        try (ForgeFixture there = ForgeFixture.of(Forge.BITBUCKET_SERVER, SECRET)) {
            FakePull open = there.fake().open("registry/update", "main", false);
            there.fake().beforeNextChange(() -> open.version++);

            pulls(Forge.BITBUCKET_SERVER, there).createOrUpdate(spec("ada"));

            assertThat(open.title).isEqualTo("A title");
            there.fake().beforeNextChange(() -> open.version++);
            pulls(Forge.BITBUCKET_SERVER, there).close("registry/update", "main");
            assertThat(open.open).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    GITLAB,           https://a.example/plugins,        group/project
                    GITEA,            https://a.example/a/b/plugins,    owner/repository
                    BITBUCKET_CLOUD,  https://bitbucket.org/plugins,    workspace/repository
                    BITBUCKET_SERVER, https://a.example/a/b/c/plugins,  scm/KEY/repository
                    """)
    void describesTheExpectedRemoteAddress(Forge forge, String remote, String expected)
            throws Exception {
        try (ForgeFixture there = ForgeFixture.of(forge, SECRET)) {
            ForgeFixture elsewhere =
                    new ForgeFixture(there.fake(), RepositoryUrl.of(remote), List.of(), false);

            assertThatThrownBy(() -> pulls(forge, elsewhere).close("a", "b"))
                    .hasMessageContaining("is no path of a repository on")
                    .extracting("remedy")
                    .isEqualTo("let the remote name " + expected);
        }
    }

    private static PullRequestSpec spec(String reviewer) {
        return new PullRequestSpec(
                "registry/update", "main", "A title", "A body", List.of(), List.of(reviewer));
    }

    private static PullRequests pulls(Forge forge, ForgeFixture there) {
        return there.pulls(
                forge,
                TokenProvider.allowingLoopback(host -> Optional.of(Token.of(SECRET))),
                HttpLimits.DEFAULT);
    }
}
