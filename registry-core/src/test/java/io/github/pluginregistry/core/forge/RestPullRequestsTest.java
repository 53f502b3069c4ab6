package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.CapturedLogs;
import io.github.pluginregistry.core.testing.SecretSearch;
import io.github.pluginregistry.core.testing.forge.FakeAnswer;
import io.github.pluginregistry.core.testing.forge.FakePull;
import io.github.pluginregistry.core.testing.forge.FakeRequest;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of pull requests on every forge, each tried on a fake of it. */
class RestPullRequestsTest {

    private static final String SECRET = "rest/t0ken+of~the=host";
    private static final SecretSearch SEARCH = SecretSearch.of(SECRET);
    private static final String HEAD = "registry/update";

    private Optional<ForgeFixture> fixture = Optional.empty();
    private TokenProvider credentials =
            TokenProvider.allowingLoopback(host -> Optional.of(Token.of(SECRET)));

    @AfterEach
    void sendsOnlyDocumentedFields() {
        fixture.ifPresent(
                it -> {
                    it.fake().close();
                    assertThat(it.fake().violations()).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GITHUB", "GERRIT"})
    void opensAPullRequest(Forge forge) throws Exception {
        ForgeFixture there = start(forge);

        PullRequest pull = pulls(forge).createOrUpdate(spec("A title", "A body"));

        assertThat(pull.number()).isEqualTo(1);
        assertThat(pull.page().toString()).startsWith("https://").endsWith("/1");
        FakePull opened = there.fake().pulls().get(0);
        assertThat(List.of(opened.head, opened.base, opened.title, opened.body))
                .containsExactly(HEAD, "main", "A title", "A body");
        assertThat(opened.reviewers).containsExactlyElementsOf(there.reviewers());
        assertThat(opened.labels)
                .isEqualTo(there.hasLabels() ? List.of("registry", "new") : List.of());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GITHUB", "GERRIT"})
    void sendsNothingWhereNothingChanged(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        pulls(forge).createOrUpdate(spec("A title", "A body"));
        int before = there.fake().requests().size();

        pulls(forge).createOrUpdate(spec("A title", "A body"));

        assertThat(there.fake().requests().stream().skip(before).map(FakeRequest::method))
                .isNotEmpty()
                .containsOnly("GET");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GITHUB", "GERRIT"})
    void updatesTitleAndTextAndKeepsReviewers(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        pulls(forge).createOrUpdate(spec("A title", "A body"));

        PullRequest pull = pulls(forge).createOrUpdate(spec("Another title", "Another body"));

        assertThat(pull.number()).isEqualTo(1);
        assertThat(there.fake().pulls()).hasSize(1);
        FakePull updated = there.fake().pulls().get(0);
        assertThat(updated.title).isEqualTo("Another title");
        assertThat(updated.body).isEqualTo("Another body");
        assertThat(updated.reviewers).containsExactlyElementsOf(there.reviewers());
    }

    @ParameterizedTest
    @EnumSource(names = {"GITLAB", "GITEA"})
    void addsLabelsToExistingOnes(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        FakePull open = there.fake().open(HEAD, "main", false);
        open.labels.add("bug");

        pulls(forge).createOrUpdate(spec("A title", "A body"));

        assertThat(open.labels).containsExactly("bug", "registry", "new");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GITHUB", "GERRIT"})
    void closesTheOpenPullRequest(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        pulls(forge).createOrUpdate(spec("A title", "A body"));

        assertThat(pulls(forge).close(HEAD, "main")).map(PullRequest::number).contains(1);
        assertThat(there.fake().pulls().get(0).open).isFalse();
        assertThat(pulls(forge).close(HEAD, "main")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GITHUB", "GERRIT"})
    void updatesThePullRequestOfAConcurrentRun(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        there.fake().beforeNextCreate(() -> there.fake().open(HEAD, "main", false));

        PullRequest pull = pulls(forge).createOrUpdate(spec("A title", "A body"));

        assertThat(pull.number()).isEqualTo(1);
        assertThat(there.fake().pulls()).hasSize(1);
        assertThat(there.fake().pulls().get(0).title).isEqualTo("A title");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GITHUB", "GERRIT"})
    void ignoresForksAndOtherBranches(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        there.fake().open(HEAD, "main", true);
        there.fake().open(HEAD, "release", false);
        there.fake().open("other", "main", false);

        assertThat(pulls(forge).close(HEAD, "main")).isEmpty();
        assertThat(pulls(forge).createOrUpdate(spec("A title", "A body")).number()).isEqualTo(4);
        assertThat(there.fake().pulls()).filteredOn(it -> !it.title.isEmpty()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    400, UNUSABLE,     check that both branches exist
                    401, NOT_ALLOWED,  replace the token
                    403, NOT_ALLOWED,  check that the token for
                    404, NOT_FOUND,    check the address of the remote
                    409, UNUSABLE,     check that both branches exist
                    422, UNUSABLE,     check that both branches exist
                    500, SERVER_ERROR, run again later
                    503, SERVER_ERROR, run again later
                    """)
    void mapsStatusToFailureAndNeverRetriesCreation(int status, Kind kind, String remedy)
            throws Exception {
        for (Forge forge : EnumSet.complementOf(EnumSet.of(Forge.GITHUB, Forge.GERRIT))) {
            ForgeFixture there = start(forge);
            there.fake().answering(this::creates, FakeAnswer.json(status, Map.of("m", SECRET)));

            SourceException failure = failure(forge);

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.problem())
                    .contains(" answered %d for the ".formatted(status))
                    .contains(there.repository().path());
            assertThat(failure.remedy()).contains(remedy);
            assertThat(SEARCH.in(failure)).isEmpty();
            assertThat(there.fake().requests()).filteredOn(this::creates).hasSize(1);
            there.fake().close();
        }
    }

    @Test
    void stopsAfterARateLimit() throws Exception {
        ForgeFixture there = start(Forge.GITLAB);
        there.fake().answering(any -> true, FakeAnswer.json(429, Map.of("m", SECRET)));
        PullRequests pulls = pulls(Forge.GITLAB);

        for (int i = 0; i < 2; i++) {
            SourceException failure =
                    catchThrowableOfType(SourceException.class, () -> pulls.close(HEAD, "main"));
            assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(failure.problem())
                    .contains("was not asked for the merge requests of group/sub/plugins");
        }
        assertThat(there.fake().requests()).hasSize(1);
    }

    private boolean creates(FakeRequest request) {
        return request.method().equals("POST")
                && request.path().matches(".*/(merge_requests|pulls|pullrequests|pull-requests)");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GITHUB")
    void followsNoRedirect(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        there.fake()
                .answering(any -> true, FakeAnswer.redirect(there.fake().apiUrl() + "/elsewhere"));

        SourceException failure = failure(forge);

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure.problem()).contains(" answered 302 for the ");
        assertThat(there.fake().requests()).hasSize(1);
    }

    static Stream<FakeAnswer> invalidResponses() {
        return Stream.of(
                FakeAnswer.html(200),
                FakeAnswer.json(200, "a text"),
                FakeAnswer.json(200, Map.of("values", "none")),
                FakeAnswer.json(200, Map.of("message", "ok")));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GITHUB")
    void rejectsAMalformedList(Forge forge) throws Exception {
        for (FakeAnswer answer : invalidResponses().toList()) {
            ForgeFixture there = start(forge);
            there.fake().answering(any -> true, answer);

            SourceException failure = failure(forge);

            assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
            assertThat(failure.problem()).contains("gave no valid response for");
            there.fake().close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GITHUB", "GERRIT"})
    void rejectsAMalformedPullRequest(Forge forge) throws Exception {
        for (Object answer :
                List.of(
                        Map.of("id", 1),
                        Map.of("iid", "1", "web_url", "https://a.example"),
                        Map.of("iid", 1, "web_url", "javascript:alert(1)"),
                        List.of())) {
            ForgeFixture there = start(forge);
            there.fake().answering(this::creates, FakeAnswer.json(201, answer));

            assertThat(failure(forge).problem()).contains("gave no valid response for");
            there.fake().close();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GITHUB")
    void timesOutOnAnEndlessResponse(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        there.fake().answering(any -> true, FakeAnswer.hanging());
        HttpLimits limits =
                new HttpLimits(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(200),
                        1_000);
        PullRequests pulls = there.pulls(forge, credentials, limits);

        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> pulls.close(HEAD, "main"));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.problem()).contains("timed out when asked for");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GITHUB")
    void rejectsATooLargeResponse(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        there.fake().answering(any -> true, FakeAnswer.large());

        SourceException failure = failure(forge);

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.problem()).contains("sent too large a response for");
    }

    @Test
    void reportsARefusedConnection() throws Exception {
        start(Forge.GITLAB).fake().close();

        SourceException failure = failure(Forge.GITLAB);

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.problem()).contains("refused the connection for");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GITHUB")
    void requiresAToken(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        credentials = TokenProvider.NONE;

        SourceException failure = failure(forge);

        assertThat(failure.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(failure.problem()).contains("requires a token for");
        assertThat(failure.remedy()).contains("settings.xml, <server> with id");
        assertThat(there.fake().requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GITHUB")
    void rejectsATokenThatIsInvalidInAHeader(Forge forge) throws Exception {
        ForgeFixture there = start(forge);
        credentials =
                TokenProvider.allowingLoopback(host -> Optional.of(Token.of("with\r\nbreak")));

        SourceException failure = failure(forge);

        assertThat(failure.problem()).contains("characters that no request can carry");
        assertThat(failure.problem() + failure.remedy()).doesNotContain("break\"");
        assertThat(there.fake().requests()).isEmpty();
    }

    @Test
    void neverLogsTheToken() throws Exception {
        for (Forge forge : EnumSet.complementOf(EnumSet.of(Forge.GITHUB, Forge.GERRIT))) {
            start(forge);
            try (CapturedLogs logs = CapturedLogs.start()) {
                pulls(forge).createOrUpdate(spec("A title", "A body"));

                assertThat(logs.entries())
                        .allSatisfy(entry -> assertThat(SEARCH.in(entry)).isEmpty());
            }
            fixture.orElseThrow().fake().close();
        }
    }

    @Test
    void sendsNoForgeTokenToAnotherHost() {
        PullRequests pulls =
                RestPullRequests.of(
                        ForgeFixture.access(
                                Forge.GITLAB,
                                RepositoryUrl.of("https://gitlab.com/group/plugins"),
                                "gitlab.com",
                                URI.create("https://evil.example.com/api/v4"),
                                host ->
                                        Optional.of(Token.of(host))
                                                .filter(any -> host.equals("gitlab.com")),
                                HttpLimits.DEFAULT));

        SourceException failure = catchThrowableOfType(SourceException.class, pulls::requireToken);

        assertThat(failure.remedy()).contains("<server> with id evil.example.com");
    }

    @Test
    void rejectsPlainHttpToAnotherHost() {
        assertThat(
                        catchThrowableOfType(
                                IllegalArgumentException.class,
                                () ->
                                        ForgeFixture.access(
                                                Forge.GITEA,
                                                RepositoryUrl.of("http://git.example.com/a/b"),
                                                "git.example.com",
                                                URI.create("http://git.example.com/api/v1"),
                                                credentials,
                                                HttpLimits.DEFAULT)))
                .hasMessage("the API at http://git.example.com must be asked over https");
    }

    @Test
    void rejectsAPageThatRepeatsTheToken() throws Exception {
        ForgeFixture there = start(Forge.GITLAB);
        credentials = TokenProvider.allowingLoopback(host -> Optional.of(Token.of("gitlab-token")));
        there.fake()
                .answering(
                        any -> true,
                        FakeAnswer.json(
                                200,
                                List.of(
                                        Map.of(
                                                "iid",
                                                1,
                                                "source_branch",
                                                HEAD,
                                                "target_branch",
                                                "main",
                                                "source_project_id",
                                                1,
                                                "target_project_id",
                                                1,
                                                "web_url",
                                                "https://a.example/gitlab-token"))));

        SourceException failure = failure(Forge.GITLAB);

        assertThat(failure.problem()).contains("repeats the token").doesNotContain("gitlab-token");
    }

    private ForgeFixture start(Forge forge) throws Exception {
        ForgeFixture started = ForgeFixture.of(forge, SECRET);
        fixture = Optional.of(started);
        return started;
    }

    private PullRequestSpec spec(String title, String body) {
        return new PullRequestSpec(
                HEAD,
                "main",
                title,
                body,
                List.of("registry", "new"),
                fixture.orElseThrow().reviewers());
    }

    private SourceException failure(Forge forge) {
        return catchThrowableOfType(
                SourceException.class,
                () -> pulls(forge).createOrUpdate(spec("A title", "A body")));
    }

    private PullRequests pulls(Forge forge) {
        return fixture.orElseThrow()
                .pulls(forge, credentials, HttpLimits.DEFAULT.withBodyBytes(4 << 20));
    }
}
