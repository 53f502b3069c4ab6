package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.GitHost;
import io.github.pluginregistry.core.testing.Upstream;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTagsTest {

    private static final String COMMIT = "a".repeat(40);
    private static final String FLUSH = "0000";

    @TempDir Path directory;

    private Upstream upstream;
    private GitHost host;

    @BeforeEach
    void serve() throws Exception {
        upstream = Upstream.in(directory);
        upstream.commit("main", Map.of("file", "text"));
        try (Git git = new Git(upstream.repository())) {
            git.tag().setName("plugin/a/v1.0.0").setAnnotated(false).call();
            git.tag().setName("plugin/a/v1.1.0").setMessage("A tag").setSigned(false).call();
            git.tag().setName("v2.0.0").setAnnotated(false).call();
        }
        host = GitHost.start().serve("/example/plugins", upstream);
    }

    @AfterEach
    void close() {
        host.close();
        upstream.close();
    }

    @Test
    void listsTheTagsThatBeginWithAPrefixAndPeelsThem() throws Exception {
        TagListing listing = list(host.url("/example/plugins"), Set.of("plugin/a/"));

        assertThat(listing.tags())
                .extracting(Release::tag)
                .containsExactlyInAnyOrder("plugin/a/v1.0.0", "plugin/a/v1.1.0");
        assertThat(listing.tags()).extracting(Release::commit).containsOnly(upstream.tip("main"));
        assertThat(listing.movedTo()).isEmpty();
        assertThat(listing.prefixes()).containsExactly("plugin/a/");
    }

    @Test
    void sendsOneRequestToAKnownVersion2Host() throws Exception {
        TagListing listing =
                new HttpTags(
                                client(),
                                repository(host.url("/example/plugins")),
                                Set.of("v"),
                                TokenProvider.NONE)
                        .tags(
                                new HttpRemote(URI.create(host.url("/example/plugins")), "", true),
                                SecretFilter.NONE);

        assertThat(listing.tags()).extracting(Release::tag).containsExactly("v2.0.0");
        assertThat(host.requests()).containsExactly("POST /example/plugins/git-upload-pack");
    }

    @Test
    void requestsCapabilitiesAfterAnInvalidResponse() throws Exception {
        try (WebStub old = oldHost()) {
            TagListing listing =
                    new HttpTags(
                                    client(),
                                    repository(old.url() + "/a/b"),
                                    Set.of(""),
                                    TokenProvider.NONE)
                            .tags(
                                    new HttpRemote(URI.create(old.url() + "/a/b"), "", true),
                                    SecretFilter.NONE);

            assertThat(listing.tags()).containsExactly(Release.ofTag("v1.0.0").withCommit(COMMIT));
            assertThat(listing.prefixes()).containsExactly("");
            assertThat(old.requests()).hasSize(2);
        }
    }

    @Test
    void readsADumbHttpServer() throws Exception {
        String refs =
                "%1$s\trefs/heads/main\n%2$s\trefs/tags/v1.0.0\n%1$s\trefs/tags/v1.0.0^{}\n"
                        .formatted(COMMIT, "b".repeat(40));
        try (WebStub files = WebStub.answering(request -> Answer.of(200, refs))) {
            assertThat(list(files.url() + "/a/b.git", Set.of("")).tags())
                    .containsExactly(Release.ofTag("v1.0.0").withCommit(COMMIT));
        }
    }

    @Test
    void rejectsATruncatedRefsFile() {
        String refs = "%1$s\trefs/heads/main\n%1$s\trefs/tags/v1.2".formatted(COMMIT);
        try (WebStub files = WebStub.answering(request -> Answer.of(200, refs))) {
            assertThatThrownBy(() -> list(files.url() + "/a/b.git", Set.of("")))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("the last line of the refs is cut off");
        }
    }

    @Test
    void rejectsTooManyTags() {
        String tag = "003e%s refs/tags/v1.0.0\n".formatted(COMMIT);
        String refs = tag.repeat(300_001) + "0000";
        try (WebStub many =
                WebStub.answering(
                        request ->
                                request.line().startsWith("GET")
                                        ? version2(request)
                                        : Answer.of(200, refs))) {
            assertThatThrownBy(() -> list(many.url() + "/a/b", Set.of("")))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("it has more than 300000 lines");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/a, https://h:443/b, true",
        "http://h/a, https://h/b, true",
        "https://h/a, http://h/b, false",
        "https://h:80/a, http://h:443/b, false",
        "https://h:80/a, https://h/b, false",
        "https://h/a, https://i/a, false"
    })
    void aRedirectStaysOnItsHostAndIsNeverLessSecure(URI from, URI to, boolean same) {
        assertThat(HttpRemote.isSameHost(from, to)).isEqualTo(same);
    }

    @Test
    void readsAnAddressWithATrailingSlash() throws Exception {
        assertThat(list(host.url("/example/plugins") + "/", Set.of("v")).tags()).hasSize(1);
    }

    @Test
    void acceptsAnEmptyList() throws Exception {
        assertThat(list(host.url("/example/plugins"), Set.of("nothing/")).tags()).isEmpty();
    }

    @Test
    void followsARedirectOnTheSameHost() throws Exception {
        try (WebStub renamed =
                WebStub.answering(
                        request ->
                                request.line().startsWith("GET /old/")
                                        ? Answer.of(301, "")
                                                .with(
                                                        "Location",
                                                        request.line()
                                                                .substring("GET ".length())
                                                                .replace("/old/", "/new/"))
                                        : version2(request))) {
            TagListing listing = list(renamed.url() + "/old/b", Set.of(""));

            assertThat(listing.tags()).hasSize(1);
            assertThat(listing.movedTo().map(RepositoryUrl::path)).contains("new/b");
        }
    }

    @Test
    void followsNoRedirectToAnotherHost() throws Exception {
        try (WebStub elsewhere = WebStub.answering(any -> Answer.of(200, ""));
                WebStub moved =
                        WebStub.answering(
                                request ->
                                        Answer.of(301, "")
                                                .with(
                                                        "Location",
                                                        elsewhere.url()
                                                                + "/a/b/info/refs?service=git-upload-pack"))) {
            assertThatThrownBy(() -> list(moved.url() + "/a/b", Set.of("")))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining(
                            " to %s, and a redirect to another".formatted(elsewhere.host()));
            assertThatThrownBy(
                            () ->
                                    new HttpTags(
                                                    client(),
                                                    repository(moved.url() + "/a/b"),
                                                    Set.of(""),
                                                    TokenProvider.NONE)
                                            .tags(
                                                    new HttpRemote(
                                                            URI.create(moved.url() + "/a/b"),
                                                            "Basic secret",
                                                            false),
                                                    SecretFilter.NONE))
                    .hasMessageContaining("a redirect to another host is not followed")
                    .hasMessageNotContaining(elsewhere.host());
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void stopsARedirectLoop() throws Exception {
        try (WebStub circle =
                WebStub.answering(
                        request ->
                                Answer.of(302, "")
                                        .with(
                                                "Location",
                                                "/a/b/info/refs?service=git-upload-pack"))) {
            assertThatThrownBy(() -> list(circle.url() + "/a/b", Set.of("")))
                    .hasMessageContaining("again and again");
            assertThat(circle.requests()).hasSize(6);
        }
    }

    @Test
    void retriesWithoutARejectedToken() throws Exception {
        try (WebStub fussy =
                WebStub.answering(
                        request ->
                                request.header("authorization").isPresent()
                                        ? Answer.of(403, "")
                                        : version2(request))) {
            TagListing listing =
                    new HttpTags(
                                    client(),
                                    repository(fussy.url() + "/a/b"),
                                    Set.of(""),
                                    TokenProvider.NONE)
                            .tags(remote(fussy.url() + "/a/b", "Basic abc"), SecretFilter.NONE);

            assertThat(listing.tags()).hasSize(1);
        }
    }

    @Test
    void reportsTheRejectedTokenIfBothRequestsFail() throws Exception {
        try (WebStub closed = WebStub.answering(any -> Answer.of(401, ""))) {
            assertThatThrownBy(
                            () ->
                                    new HttpTags(
                                                    client(),
                                                    repository(closed.url() + "/a/b"),
                                                    Set.of(""),
                                                    TokenProvider.NONE)
                                            .tags(
                                                    remote(closed.url() + "/a/b", "Basic abc"),
                                                    SecretFilter.NONE))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.remedy()).contains("replace the token"));
            assertThat(closed.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_ALLOWED",
        "404, NOT_FOUND",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "302, UNUSABLE"
    })
    void mapsStatusToFailure(int status, Kind kind) throws Exception {
        try (WebStub failing = WebStub.answering(any -> Answer.of(status, ""))) {
            assertFails(failing, kind);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "003e" + "x",
                "001e# service=git-upload-pack\n",
                "001e# service=git-upload-pack\n0000000eversion 2\n",
                "0009ERR x0000",
                "000eversion 2\n00000000"
            })
    void rejectsAMalformedAdvertisement(String body) throws Exception {
        try (WebStub odd = WebStub.answering(any -> Answer.of(200, body))) {
            assertFails(odd, Kind.SERVER_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0032" + "aaaa",
                "0032aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa refs/tags/v1",
                "0014ERR go away 0000",
                "000ano ref0000",
                "00000000",
                "0003"
            })
    void rejectsAMalformedListOfRefs(String body) throws Exception {
        try (WebStub odd =
                WebStub.answering(
                        request ->
                                request.line().startsWith("GET")
                                        ? version2(request)
                                        : Answer.of(200, body))) {
            assertFails(odd, Kind.SERVER_ERROR);
        }
    }

    @Test
    void quotesNothingOfTheHost() throws Exception {
        String secret =
                Base64.getEncoder().encodeToString("token".getBytes(StandardCharsets.UTF_8));
        try (WebStub loud =
                WebStub.answering(
                        any -> Answer.of(200, PktLines.packet("ERR " + secret) + FLUSH))) {
            assertThatThrownBy(() -> list(loud.url() + "/a/b", Set.of("")))
                    .hasMessageNotContaining(secret);
        }
    }

    @Test
    void rejectsATooLargeList() throws Exception {
        HttpClient small =
                new HttpClient(
                        HttpLimits.DEFAULT.withBodyBytes(200),
                        RetryPolicy.DEFAULT,
                        new RequestCounter(),
                        any -> {});
        assertThatThrownBy(
                        () ->
                                new HttpTags(
                                                small,
                                                repository(host.url("/example/plugins")),
                                                Set.of(""),
                                                TokenProvider.NONE)
                                        .tags(
                                                remote(host.url("/example/plugins"), ""),
                                                SecretFilter.NONE))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNUSABLE));
    }

    @Test
    void readsTagDatesWithoutHistory() throws Exception {
        TagListing listing = list(host.url("/example/plugins"), Set.of(""));
        upstream.repository().getConfig().setBoolean("uploadpack", null, "allowFilter", true);

        assertThat(dates(listing))
                .containsOnlyKeys("plugin/a/v1.0.0", "plugin/a/v1.1.0", "v2.0.0")
                .containsEntry("v2.0.0", Instant.parse("2026-11-01T10:00:00Z"));
    }

    @Test
    void readsNoDatesWithoutFilterCapability() throws Exception {
        assertThat(dates(list(host.url("/example/plugins"), Set.of("")))).isEmpty();
    }

    private static Map<String, Instant> dates(TagListing listing) {
        return listing.dates().of(listing.tags().stream().map(Release::tag).toList());
    }

    private static void assertFails(WebStub host, Kind kind) {
        assertThatThrownBy(() -> list(host.url() + "/a/b", Set.of("")))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static WebStub oldHost() {
        String advertisement =
                PktLines.packet("# service=git-upload-pack")
                        + FLUSH
                        + PktLines.packet(COMMIT + " HEAD\0multi_ack agent=git/1.8")
                        + PktLines.packet(COMMIT + " refs/heads/main")
                        + PktLines.packet("b".repeat(40) + " refs/tags/v1.0.0")
                        + PktLines.packet(COMMIT + " refs/tags/v1.0.0^{}")
                        + FLUSH;
        return WebStub.answering(
                request ->
                        request.line().startsWith("GET")
                                ? Answer.of(200, advertisement)
                                : Answer.of(200, ""));
    }

    private static Answer version2(WebStub.Request request) {
        return Answer.of(
                200,
                request.line().startsWith("GET")
                        ? PktLines.packet("version 2")
                                + PktLines.packet("ls-refs=unborn")
                                + PktLines.packet("object-format=sha1")
                                + FLUSH
                        : PktLines.packet(COMMIT + " refs/tags/v1.0.0") + FLUSH);
    }

    private static TagListing list(String url, Set<String> prefixes) throws SourceException {
        return new HttpTags(client(), repository(url), prefixes, TokenProvider.NONE)
                .tags(remote(url, ""), SecretFilter.NONE);
    }

    private static HttpRemote remote(String url, String authorization) {
        return new HttpRemote(URI.create(url), authorization, false);
    }

    private static RepositoryUrl repository(String url) {
        return RepositoryUrl.of(url);
    }

    private static HttpClient client() {
        return new HttpClient(
                HttpLimits.DEFAULT, RetryPolicy.DEFAULT, new RequestCounter(), any -> {});
    }
}
