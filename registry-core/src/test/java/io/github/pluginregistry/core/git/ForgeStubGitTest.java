package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.ForgeRelease;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stub of a forge tells git, as the real client reads it. */
class ForgeStubGitTest {

    private static final HttpClient HTTP =
            new HttpClient(
                    HttpLimits.DEFAULT, RetryPolicy.DEFAULT, new RequestCounter(), any -> {});

    private ForgeStub forge;

    @BeforeEach
    void start() {
        forge =
                ForgeStub.start()
                        .release("o/r", "plugin/a/v1.0.0")
                        .annotatedTag("o/r", "plugin/a/v1.1.0", Commits.of("a"), Commits.of("b"))
                        .tag("o/r", "v1", Commits.of("v1"))
                        .release("o/r", ForgeRelease.of("v2").asDraft());
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @Test
    void listsTheTagsThatBeginWithAPrefix() throws Exception {
        assertThat(list("o/r", "plugin/a/", "plugin/b/").tags())
                .containsExactly(
                        new Tag(
                                "plugin/a/v1.0.0",
                                Commits.of("plugin/a/v1.0.0"),
                                Commits.of("plugin/a/v1.0.0")),
                        new Tag("plugin/a/v1.1.0", Commits.of("a"), Commits.of("b")));
        assertThat(list("o/r.git", "").tags())
                .extracting(Tag::name)
                .containsExactly("plugin/a/v1.0.0", "plugin/a/v1.1.0", "v1");
        assertThat(list("o/r", "w").tags()).isEmpty();
    }

    @Test
    void remembersWhatGitAsked() throws Exception {
        list("o/r", "v");

        assertThat(forge.requests())
                .extracting(ForgeRequest::line)
                .containsExactly(
                        "GET /o/r/info/refs?service=git-upload-pack", "POST /o/r/git-upload-pack");
        assertThat(forge.requests()).allMatch(ForgeRequest::isGit);
        assertThat(forge.requests().get(1).body())
                .contains("command=ls-refs\n", "peel\n", "ref-prefix refs/tags/v\n");
    }

    @Test
    void hasAHeadBesideTheTags() throws Exception {
        String refs = "0014command=ls-refs\n00010009peel\n000csymrefs\n0014ref-prefix HEAD\n0000";

        assertThat(post("/o/r/git-upload-pack", refs))
                .isEqualTo(
                        "0050%s HEAD symref-target:refs/heads/main\n0000"
                                .formatted(Commits.of("o/r")));
    }

    @Test
    void offersNoFilterUnlessItIsTold() throws Exception {
        assertThat(capabilities().canFilter()).isFalse();
        forge.offeringFilter();
        assertThat(capabilities().canFilter()).isTrue();
    }

    @Test
    void hasNothingToFetch() throws Exception {
        assertThat(post("/o/r/git-upload-pack", "0012command=fetch\n0000")).startsWith("0027ERR ");
    }

    @Test
    void redirectsAnOldName() throws Exception {
        forge.renamed("old/name", "o/r");

        HttpTags.Listed listing = list("old/name", "v");

        assertThat(listing.url()).isEqualTo(URI.create(forge.apiUrl() + "/o/r"));
        assertThat(listing.tags()).extracting(Tag::name).containsExactly("v1");
    }

    @Test
    void knowsNoRepositoryItWasNotTold() {
        assertThatThrownBy(() -> list("o/none", "v"))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void failsOnceAndForEver() throws Exception {
        forge.details().failing("o/r", 500);
        assertThat(list("o/r", "v").tags()).hasSize(1);

        forge.git().failingOnce("o/r", 403, Map.of("x-ratelimit-remaining", "0"));
        assertThatThrownBy(() -> list("o/r", "v")).hasMessageContaining("rate limit");
        assertThat(list("o/r", "v").tags()).hasSize(1);

        forge.git().answering("o/r", WireMock.aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        assertThatThrownBy(() -> list("o/r", "v")).isInstanceOf(SourceException.class);
    }

    @Test
    void failsWithEveryOtherRequest() {
        forge.failing("o/r", 404);

        assertThatThrownBy(() -> list("o/r", "v")).isInstanceOf(SourceException.class);
    }

    @Test
    void answersSoManyAtATime() {
        forge.git().gathering(0, 3);

        IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::advertisement))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(forge.git().mostAtOnce()).isGreaterThanOrEqualTo(3);
    }

    private RefAdvertisement capabilities() throws Exception {
        return RefAdvertisement.parse(advertisement().body());
    }

    private HttpResponse advertisement() {
        try {
            return HTTP.send(
                    HttpRequest.get(remote("o/r").advertisement())
                            .with("Git-Protocol", "version=2"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String post(String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.post(
                        URI.create(forge.apiUrl() + path),
                        "application/x-git-upload-pack-request",
                        body);
        return new String(
                HTTP.send(request.with("Git-Protocol", "version=2")).body(),
                StandardCharsets.UTF_8);
    }

    private HttpTags.Listed list(String path, String... prefixes) throws SourceException {
        return new HttpTags(HTTP, RepositoryUrl.of("https://github.com/o/r"), Set.of(prefixes))
                .list(remote(path));
    }

    private HttpRemote remote(String path) {
        return new HttpRemote(URI.create(forge.apiUrl() + "/" + path), "", false);
    }
}
