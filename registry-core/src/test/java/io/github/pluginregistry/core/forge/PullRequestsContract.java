package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.forge.github.GitHubPullRequests;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.testing.DescribedForge;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Opens, updates and closes pull requests at forges that are made from descriptions. Run by {@code
 * .ci/contract}.
 */
class PullRequestsContract {

    /** The number that all descriptions have for an example. */
    private static final int NUMBER = 1347;

    @AfterEach
    void everythingSentIsInTheDescription() throws Exception {
        assertThat(DescribedForge.violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void opensOne(DescribedForge forge) throws Exception {
        assertIsIt(at(forge, DescribedForge.EMPTY).createOrUpdate(spec(forge.forge())));
    }

    @ParameterizedTest
    @EnumSource
    void updatesTheOneThatIsOpen(DescribedForge forge) throws Exception {
        assertIsIt(at(forge, "").createOrUpdate(spec(forge.forge())));
    }

    @ParameterizedTest
    @EnumSource
    void closesTheOneThatIsOpen(DescribedForge forge) throws Exception {
        assertThat(at(forge, "").close("registry/update", "main"))
                .hasValueSatisfying(PullRequestsContract::assertIsIt);
    }

    @ParameterizedTest
    @EnumSource
    void findsNoneThatIsOpen(DescribedForge forge) throws Exception {
        assertThat(at(forge, DescribedForge.EMPTY).close("registry/update", "main")).isEmpty();
    }

    private static void assertIsIt(PullRequest pull) {
        assertThat(pull.number()).isEqualTo(NUMBER);
        assertThat(pull.page().getPath()).endsWith("/" + NUMBER);
    }

    private static PullRequests at(DescribedForge forge, String state) {
        PullRequestAccess access =
                new PullRequestAccess(
                        new HttpClient(new RequestCounter()),
                        forge.forge(),
                        forge.repository(),
                        forge.repository().host(),
                        forge.root(state),
                        DescribedForge.credentials());
        return forge.forge() == Forge.GITHUB
                ? GitHubPullRequests.of(access)
                : RestPullRequests.of(access);
    }

    private static PullRequestSpec spec(Forge forge) {
        boolean hasLabels = forge != Forge.BITBUCKET_CLOUD && forge != Forge.BITBUCKET_SERVER;
        return new PullRequestSpec(
                "registry/update",
                "main",
                "Another title",
                "Another text",
                hasLabels ? List.of("bug", "registry") : List.of(),
                switch (forge) {
                    case GITHUB, GITEA -> List.of("ada", "octocat/reviewers");
                    case GITLAB, BITBUCKET_SERVER, GERRIT -> List.of("ada");
                    case BITBUCKET_CLOUD -> List.of("{a54f16da-24e9-4d7f-a3a7-b1ba2cd98aa3}");
                });
    }
}
