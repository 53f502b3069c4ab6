package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.SecretSearch;
import io.github.pluginregistry.core.testing.forge.FakeAnswer;
import io.github.pluginregistry.core.testing.forge.FakeGerrit;
import io.github.pluginregistry.core.testing.forge.FakePull;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes over Gerrit's REST API; pushes are in {@code PublishRegistryGerritTest}. */
class GerritChangesTest {

    private static final String SECRET = "gerrit-t0ken";
    private static final String HEAD = "registry/update";

    private ForgeFixture there;
    private PullRequests changes;

    @BeforeEach
    void start() throws Exception {
        there = ForgeFixture.of(Forge.GERRIT, SECRET);
        changes =
                there.pulls(
                        Forge.GERRIT,
                        TokenProvider.allowingLoopback(
                                host -> Optional.of(Token.of(FakeGerrit.USER, SECRET))),
                        HttpLimits.DEFAULT);
    }

    @AfterEach
    void sendsOnlyDocumentedRequests() {
        there.close();
        assertThat(there.fake().violations()).isEmpty();
    }

    @Test
    void pushesForReview() throws Exception {
        PullRequestRef ref = changes.ref(HEAD, "main", List.of("a", "b c"), List.of("ada"));

        assertThat(ref.current()).isEmpty();
        assertThat(ref.target()).isEqualTo("refs/for/main");
        assertThat(ref.isBranch()).isFalse();
        assertThat(ref.trailer()).matches("Change-Id: I[0-9a-f]{40}");
        assertThat(ref.options())
                .containsExactly("topic=registry/update", "hashtag=a", "hashtag=b c", "r=ada");
    }

    @Test
    void continuesTheOpenChangeWithItsOwnId() throws Exception {
        FakePull open = there.fake().open(HEAD, "main", false);

        PullRequestRef ref = changes.ref(HEAD, "main", List.of(), List.of("ada"));

        assertThat(ref.current()).isEqualTo("refs/changes/01/1/1");
        assertThat(ref.trailer()).isEqualTo("Change-Id: " + gerrit().changeId(open));
        assertThat(ref.options()).containsExactly("topic=registry/update");
    }

    @Test
    void proposesTheSameIdUntilAChangeIsClosed() throws Exception {
        String id = id("main");

        assertThat(id("main")).isEqualTo(id);
        assertThat(id("release")).isNotEqualTo(id);
        there.fake().open(HEAD, "main", false).open = false;
        assertThat(id("main")).isNotEqualTo(id);
    }

    private String id(String base) throws SourceException {
        return changes.ref(HEAD, base, List.of(), List.of()).trailer();
    }

    @Test
    void ignoresOtherTopicsAndBranches() throws Exception {
        there.fake().open("other", "main", false);
        there.fake().open(HEAD, "release", false);

        assertThat(changes.ref(HEAD, "main", List.of(), List.of()).current()).isEmpty();
        assertThat(changes.close(HEAD, "main")).isEmpty();
    }

    @Test
    void abandonsOnlyTheAccountsOwnChange() throws Exception {
        FakePull foreign = there.fake().open(HEAD, "main", true);
        assertThat(changes.close(HEAD, "main")).isEmpty();
        FakePull own = there.fake().open(HEAD, "main", false);

        assertThat(changes.close(HEAD, "main"))
                .map(it -> it.page().getPath())
                .contains("/c/group/sub/plugins/+/2");
        assertThat(List.of(foreign.open, own.open)).containsExactly(true, false);
    }

    @Test
    void closesNothingWhereTheChangeWasSubmittedMeanwhile() throws Exception {
        FakePull own = there.fake().open(HEAD, "main", false);
        there.fake().beforeNextChange(() -> own.open = false);

        assertThat(changes.close(HEAD, "main")).isEmpty();
    }

    @Test
    void saysThatThereIsNoChangeAnyMore() {
        SourceException failure = failure();

        assertThat(failure.problem())
                .contains("has no open change with the topic registry/update any more");
        assertThat(failure.remedy()).isEqualTo("run registry:update and registry:publish again");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    400, UNUSABLE,     check that both branches exist
                    401, NOT_ALLOWED,  the name of its user and the permission Push on refs/for/*
                    403, NOT_ALLOWED,  check that the token for
                    404, NOT_FOUND,    check the address of the remote
                    500, SERVER_ERROR, run again later
                    """)
    void mapsStatusToFailure(int status, Kind kind, String remedy) {
        there.fake().answering(any -> true, FakeAnswer.json(status, Map.of("m", SECRET)));

        SourceException failure = failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.problem())
                .contains(" answered %d for the changes of group/sub/plugins".formatted(status));
        assertThat(failure.remedy()).contains(remedy);
        assertThat(SecretSearch.of(SECRET).in(failure)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    project,   elsewhere
                    branch,    release
                    topic,     other
                    _number,   1
                    change_id, I12
                    ref,       refs/heads/main
                    """)
    void rejectsAChangeThatWasNotAskedFor(String key, String value) {
        Map<String, Object> revision =
                new LinkedHashMap<>(Map.of("_number", 1, "ref", "refs/changes/01/1/1"));
        Map<String, Object> change =
                new LinkedHashMap<>(
                        Map.of(
                                "project",
                                "group/sub/plugins",
                                "branch",
                                "main",
                                "topic",
                                HEAD,
                                "_number",
                                1,
                                "change_id",
                                "I" + "0".repeat(40),
                                "current_revision",
                                "r",
                                "revisions",
                                Map.of("r", revision)));
        (key.equals("ref") ? revision : change).put(key, value);
        there.fake()
                .answering(
                        any -> true,
                        FakeAnswer.json(200, List.of(List.of(change), List.of(), List.of())));

        assertThat(failure().problem()).contains("gave no valid response for");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://git.example.com/a,   https://git.example.com/group/plugins,     https://git.example.com/c/group/plugins/+/7
                    https://git.example.com/a,   https://git.example.com/a/group/plugins,   https://git.example.com/c/group/plugins/+/7
                    https://git.example.com/r/a, https://git.example.com/r/a/group/plugins, https://git.example.com/r/c/group/plugins/+/7
                    https://git.example.com/r/a, https://git.example.com/r/plugins,         https://git.example.com/r/c/plugins/+/7
                    https://git.example.com/r/a, ssh://git.example.com:29418/r/plugins,     https://git.example.com/r/c/r/plugins/+/7
                    https://git.example.com/a,   ssh://git.example.com:29418/a/plugins,     https://git.example.com/c/a/plugins/+/7
                    """)
    void knowsTheProjectByItsAddress(URI api, String repository, String page) {
        GerritProject project = GerritProject.of(RepositoryUrl.of(repository), api);

        assertThat(project.page(7)).hasToString(page);
    }

    private FakeGerrit gerrit() {
        return (FakeGerrit) there.fake();
    }

    private SourceException failure() {
        PullRequestSpec spec =
                new PullRequestSpec(HEAD, "main", "A title", "A body", List.of(), List.of());
        return catchThrowableOfType(SourceException.class, () -> changes.createOrUpdate(spec));
    }
}
