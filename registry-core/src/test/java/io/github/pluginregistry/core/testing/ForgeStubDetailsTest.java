package io.github.pluginregistry.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.ForgeErrors;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.forge.github.GitHubReleases;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the forge tells of releases, as the real client reads it. */
class ForgeStubDetailsTest {

    private static final String TAG = "plugin/a/v1.0.0+1 x";
    private static final TagRelease PUBLISHED =
            new TagRelease.Published(Optional.of(Instant.parse("2026-08-14T03:24:18Z")), true);

    private ForgeStub forge;

    @BeforeEach
    void start() {
        forge =
                ForgeStub.start()
                        .release(
                                "o/r",
                                ForgeRelease.of(TAG)
                                        .asPrerelease()
                                        .publishedAt("2026-08-14T03:24:18Z"))
                        .release("o/r", ForgeRelease.of("v2").asDraft())
                        .tag("o/r", "v3", Commits.of("v3"));
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsTheReleaseOfATag(boolean token) {
        ReleaseAnswer answer = ask(token, "o/r", TAG, "v3").get(0);

        assertThat(answer.releases())
                .isEqualTo(Map.of(TAG, PUBLISHED, "v3", new TagRelease.None()));
        assertThat(answer.anyRelease()).contains(true);
    }

    @Test
    void tellsOfADraftInGraphQlAlone() {
        assertThat(ask(true, "o/r", "v2").get(0).releases())
                .containsEntry("v2", new TagRelease.Draft());
        assertThat(forge.requests().get(1).line()).isEqualTo("GET /repos/o/r/releases/tags/v2");
        assertThat(ask(false, "o/r", "v2").get(0).releases())
                .containsEntry("v2", new TagRelease.None());
    }

    @Test
    void tellsThatThereIsNoRelease() {
        forge.repository("o/empty").release("o/drafts", ForgeRelease.of("v1").asDraft());

        assertThat(ask(true, "o/empty").get(0).anyRelease()).contains(false);
        assertThat(ask(false, "o/empty").get(0).anyRelease()).contains(false);
        assertThat(ask(false, "o/drafts").get(0).anyRelease()).contains(false);
    }

    @Test
    void wantsATokenForGraphQl() {
        ReleaseAnswer answer = releases(Map.of(), true).lookUp(List.of(query("o/r", "v3"))).get(0);

        assertThat(answer.failure()).map(SourceException::kind).contains(Kind.NOT_ALLOWED);
    }

    @Test
    void knowsNoRepositoryItWasNotTold() {
        assertThat(ask(true, "o/none", "v1").get(0).failure())
                .map(SourceException::kind)
                .contains(Kind.NOT_FOUND);
        assertThat(ask(false, "o/none").get(0).failure())
                .map(SourceException::kind)
                .contains(Kind.NOT_FOUND);
    }

    @Test
    void tellsTheNewNameOfARepository() {
        forge.renamed("old/name", "o/r");

        ReleaseAnswer answer = ask(true, "old/name", TAG).get(0);

        assertThat(answer.renamedTo()).contains(RepositoryUrl.of("https://github.com/o/r"));
        assertThat(answer.releases()).containsEntry(TAG, PUBLISHED);
    }

    @Test
    void failsForEveryRequestThatNamesTheRepository() {
        forge.repository("o/well").details().failing("o/r", 403);

        assertThat(ask(true, "o/r", "v3").get(0).failure()).isPresent();
        assertThat(ask(false, "o/r", "v3").get(0).failure()).isPresent();
        assertThat(ask(true, "o/well", "v3").get(0).failure()).isEmpty();
    }

    @Test
    void failsOnceAndSaysWhatCameWithIt() {
        forge.details().failingOnce("o/r", 403, Map.of("x-ratelimit-remaining", "0"));
        forge.git().failing("o/r", 404);

        assertThat(ask(true, "o/r", "v3").get(0).failure())
                .map(SourceException::kind)
                .contains(Kind.RATE_LIMITED);
        assertThat(ask(true, "o/r", "v3").get(0).failure()).isEmpty();
    }

    private List<ReleaseAnswer> ask(boolean token, String path, String... tags) {
        Map<String, String> headers = token ? Map.of("Authorization", "Bearer t") : Map.of();
        return releases(headers, token).lookUp(List.of(query(path, tags)));
    }

    private ReleaseDetails releases(Map<String, String> headers, boolean token) {
        HttpClient http =
                new HttpClient(
                        HttpLimits.DEFAULT, RetryPolicy.DEFAULT, new RequestCounter(), any -> {});
        ForgeErrors errors = new ForgeErrors("github.com", "github.com", token, "give a token");
        return GitHubReleases.of(
                new ForgeApi(http, forge.apiUrl(), headers, errors),
                forge.apiUrl(),
                SecretFilter.NONE);
    }

    private static ReleaseQuery query(String path, String... tags) {
        return new ReleaseQuery(
                RepositoryUrl.of("https://github.com/" + path), List.of(tags), true);
    }
}
