package io.github.pluginregistry.core.forge.github;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.pluginregistry.core.forge.Forge;
import io.github.pluginregistry.core.forge.PullRequest;
import io.github.pluginregistry.core.forge.PullRequestAccess;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.CapturedLogs;
import io.github.pluginregistry.core.testing.ForgePull;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.SecretSearch;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubPullRequestsTest {

    private static final String REPOSITORY = "example/plugins";
    private static final String SECRET = "pulls/t0ken+of~the=host";
    private static final SecretSearch SEARCH = SecretSearch.of(SECRET);
    private static final PullRequestSpec PROPOSAL =
            new PullRequestSpec(
                    "registry/update", "main", "A title", "A body", List.of(), List.of());

    private final ForgeStub forge = ForgeStub.start();
    private TokenProvider credentials =
            TokenProvider.allowingLoopback(host -> Optional.of(Token.of(SECRET)));

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void opensAPullRequest() throws Exception {
        assertThat(propose(PROPOSAL))
                .isEqualTo(
                        new PullRequest(
                                1, URI.create("https://github.com/example/plugins/pull/1")));
        assertThat(forge.pullRequests(REPOSITORY))
                .extracting(ForgePull::head, ForgePull::base, ForgePull::title, ForgePull::body)
                .containsExactly(tuple("registry/update", "main", "A title", "A body"));
    }

    @Test
    void changesOnlyWhatDiffers() throws Exception {
        propose(PROPOSAL);
        int before = forge.requests().size();
        propose(PROPOSAL);

        assertThat(forge.requests()).hasSize(before + 1);
    }

    @Test
    void addsLabelsAndRequestsUsersAndTeams() throws Exception {
        propose(
                new PullRequestSpec(
                        "registry/update",
                        "main",
                        "A title",
                        "A body",
                        List.of("registry", "automatic"),
                        List.of("ada", "example/maintainers")));

        ForgePull pull = forge.pullRequests(REPOSITORY).get(0);
        assertThat(pull.labels()).containsExactly("registry", "automatic");
        assertThat(pull.reviewers()).containsExactly("ada", "maintainers");
    }

    @Test
    void closesThePullRequest() throws Exception {
        propose(PROPOSAL);

        assertThat(pulls().close("registry/update", "main")).map(PullRequest::number).contains(1);
        assertThat(forge.pullRequests(REPOSITORY).get(0).open()).isFalse();
        assertThat(pulls().close("registry/update", "main")).isEmpty();
    }

    @Test
    void retriesLookupAfterAServerError() throws Exception {
        forge.failingOnce(REPOSITORY, 502, Map.of());

        assertThat(propose(PROPOSAL).number()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    301, UNUSABLE,     let the remote name its new address
                    401, NOT_ALLOWED,  replace the token
                    403, NOT_ALLOWED,  has the permissions to write contents and pull requests
                    404, NOT_FOUND,    has the permissions to write contents and pull requests
                    422, UNUSABLE,     check that both branches exist
                    500, SERVER_ERROR, run again later
                    """)
    void mapsStatusToFailureWithoutTheToken(int status, Kind kind, String cure) {
        forge.failing(REPOSITORY, status);

        SourceException failure = failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.problem())
                .contains("answered %d for the pull requests of example/plugins".formatted(status));
        assertThat(failure.remedy()).contains(cure);
        assertThat(SEARCH.in(failure)).isEmpty();
    }

    @Test
    void stopsAfterARateLimit() {
        forge.failing(REPOSITORY, 403, Map.of("x-ratelimit-remaining", "0"));
        PullRequests pulls = pulls();

        assertThatThrownBy(() -> pulls.createOrUpdate(PROPOSAL)).hasMessageContaining("rate limit");
        assertThatThrownBy(() -> pulls.createOrUpdate(PROPOSAL))
                .hasMessageContaining("was not asked");
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void rejectsAMalformedPullRequest() {
        forge.answering(REPOSITORY, okJson("{\"name\": \"" + SECRET + "\"}"));

        SourceException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(SEARCH.in(failure)).isEmpty();
    }

    @Test
    void requiresAToken() {
        credentials = TokenProvider.NONE;

        assertThat(failure().kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(forge.requests()).isEmpty();
    }

    @Test
    void neverLogsTheToken() throws Exception {
        try (CapturedLogs logs = CapturedLogs.start()) {
            propose(PROPOSAL);

            assertThat(logs.entries())
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(SEARCH.in(entry)).isEmpty());
        }
        assertThat(forge.requests())
                .isNotEmpty()
                .allMatch(it -> it.authorization().equals(Optional.of("Bearer " + SECRET)));
    }

    @Test
    void followsNoRedirect() {
        forge.answering(
                REPOSITORY,
                WireMock.temporaryRedirect(forge.apiUrl() + "/repos/example/other/pulls"));

        assertThat(failure().kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(forge.requests()).hasSize(1);
    }

    private SourceException failure() {
        return catchThrowableOfType(SourceException.class, () -> propose(PROPOSAL));
    }

    private PullRequest propose(PullRequestSpec proposal) throws SourceException {
        return pulls().createOrUpdate(proposal);
    }

    private PullRequests pulls() {
        return GitHubPullRequests.of(
                new PullRequestAccess(
                        new HttpClient(
                                HttpLimits.DEFAULT,
                                RetryPolicy.DEFAULT,
                                new RequestCounter(),
                                pause -> {}),
                        Forge.GITHUB,
                        RepositoryUrl.of("https://github.com/" + REPOSITORY),
                        "github.com",
                        forge.apiUrl(),
                        credentials));
    }
}
