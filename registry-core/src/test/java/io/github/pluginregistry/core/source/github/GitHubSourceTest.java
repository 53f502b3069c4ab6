package io.github.pluginregistry.core.source.github;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeRelease;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubSourceTest {

    private static final String SECRET = "ghp_verySecretIndeed";
    private static final Credentials GITHUB_TOKEN =
            Credentials.allowingLoopback(
                    host ->
                            Optional.of(SECRET)
                                    .filter(s -> host.equals("github.com"))
                                    .map(Token::of));

    private final ForgeStub forge = ForgeStub.start();
    private final Traffic traffic = new Traffic();
    private final GitHubSource source = source(GITHUB_TOKEN);

    @AfterEach
    void stop() {
        source.close();
        forge.close();
    }

    @Test
    void readsWhatAReleaseSays() throws Exception {
        String tag = "pkg/app/pipedv1/plugin/kubernetes/v0.4.0";
        forge.release("o/r", ForgeRelease.of(tag).publishedAt("2026-08-14T03:24:18Z"));

        assertThat(source.releases(repository("o/r")))
                .containsExactly(
                        new Release(
                                tag,
                                Optional.empty(),
                                Optional.of(Instant.parse("2026-08-14T03:24:18Z")),
                                false,
                                Optional.of(
                                        URI.create("https://github.com/o/r/releases/tag/" + tag))));
    }

    @Test
    void seesThePrereleaseFlag() throws Exception {
        forge.release("o/r", ForgeRelease.of("v1").asPrerelease());

        assertThat(source.releases(repository("o/r"))).allMatch(Release::prerelease).hasSize(1);
    }

    @Test
    void leavesDraftsOut() throws Exception {
        forge.release("o/r", ForgeRelease.of("v2").asDraft()).release("o/r", "v1");

        assertThat(source.releases(repository("o/r"))).extracting(Release::tag).containsOnly("v1");
    }

    @Test
    void readsAReleaseWithoutADate() throws Exception {
        forge.release("o/r", ForgeRelease.of("v1").withoutDate());

        assertThat(source.releases(repository("o/r")))
                .extracting(Release::publishedAt)
                .containsExactly(Optional.empty());
    }

    @Test
    void readsAPageWhoseAddressIsNotEncoded() throws Exception {
        forge.answering(
                "o/r",
                okJson(
                        "[{'tag_name': 'v 1', 'html_url': 'https://h/v 1|[x]'}]"
                                .replace('\'', '"')));

        assertThat(source.releases(repository("o/r")))
                .extracting(Release::page)
                .containsExactly(Optional.of(URI.create("https://h/v%201%7C%5Bx%5D")));
    }

    @Test
    void readsTheNameAndTheCommitOfATag() throws Exception {
        forge.tag("o/r", "v1", "3ecbefafd6d3c3f022e9deeed228149eef134ada");

        assertThat(source.tags(repository("o/r")))
                .containsExactly(
                        Release.ofTag("v1").withCommit("3ecbefafd6d3c3f022e9deeed228149eef134ada"));
    }

    @Test
    void readsEveryPageAndAsksForNothingElse() throws Exception {
        List<String> tags = IntStream.range(0, 250).mapToObj(i -> "v0." + i).collect(toList());
        tags.forEach(tag -> forge.release("o/r", tag).tag("o/r", tag, "c"));

        assertThat(source.releases(repository("o/r")))
                .extracting(Release::tag)
                .containsExactlyElementsOf(tags);
        assertThat(source.tags(repository("o/r")))
                .extracting(Release::tag)
                .containsExactlyElementsOf(tags);
        assertThat(urls())
                .containsExactlyInAnyOrder(
                        "/repos/o/r/releases?per_page=100",
                        "/repositories/1/releases?per_page=100&page=2",
                        "/repositories/1/releases?per_page=100&page=3",
                        "/repos/o/r/tags?per_page=100",
                        "/repositories/1/tags?per_page=100&page=2",
                        "/repositories/1/tags?per_page=100&page=3");
        assertThat(traffic.requests()).isEqualTo(6);
    }

    @Test
    void givesTheTokenToEveryRequest() throws Exception {
        IntStream.range(0, 101).forEach(i -> forge.release("o/r", "v" + i));

        source.releases(repository("o/r"));

        assertThat(forge.requests())
                .extracting(ForgeRequest::authorization)
                .containsExactly(Optional.of("Bearer " + SECRET), Optional.of("Bearer " + SECRET));
    }

    @Test
    void asksWithoutATokenWhereNoneIsKept() throws Exception {
        forge.release("o/r", "v1");
        try (GitHubSource anonymous = source(Credentials.NONE)) {
            anonymous.releases(repository("o/r"));
        }

        assertThat(forge.requests())
                .extracting(ForgeRequest::authorization)
                .containsExactly(Optional.empty());
    }

    @Test
    void asksBelowThePathOfAnEnterpriseApi() {
        try (GitHubSource enterprise =
                new GitHubSource(
                        "h", URI.create(forge.apiUrl() + "/api/v3/"), Credentials.NONE, traffic)) {
            failure(() -> enterprise.releases(repository("o/r")));
        }

        assertThat(urls()).containsExactly("/api/v3/repos/o/r/releases?per_page=100");
    }

    @Test
    void servesSeveralThreadsAtOnce() {
        List<String> names = IntStream.range(0, 20).mapToObj(i -> "o/r" + i).collect(toList());
        names.forEach(name -> forge.release(name, name));

        List<String> tags =
                names.parallelStream()
                        .flatMap(name -> releasesOrNone(name).stream())
                        .map(Release::tag)
                        .collect(toList());

        assertThat(tags).containsExactlyElementsOf(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/pipe-cd",
                "https://github.com/pipe-cd/pipecd/tree",
                "https://github.com/pipe-cd/..",
                "https://github.com/../pipecd",
                "https://github.com/a/b%22%7D",
                "https://github.com/a/b%3Fc"
            })
    void asksNothingForAnAddressThatIsNoOwnerAndName(String address) {
        SourceException thrown = failure(() -> source.tags(RepositoryId.of(address)));

        assertThat(thrown.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(thrown)
                .hasMessage("\"" + address + "\" does not name a repository on github.com");
        assertThat(thrown.cure()).isEqualTo("write it as https://github.com/OWNER/NAME");
        assertThat(forge.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Sign in, and mention ghp_verySecretIndeed</body></html>",
                "{\"message\": \"hello\"}",
                "[{\"tag_name\": \"v1\"",
                "null",
                "[1, 2]",
                "[null]",
                "[{\"name\": \"no tag\"}]",
                "[{\"tag_name\": \"v1\", \"published_at\": \"yesterday\"}]",
                "[{\"tag_name\": \"v1\", \"html_url\": \"javascript:alert(1)\"}]",
                "[{\"tag_name\": {\"a\": 1}}]"
            })
    void refusesAnAnswerThatIsNoListing(String body) {
        forge.answering("o/r", WireMock.ok(body));

        SourceException thrown = failure(() -> source.releases(repository("o/r")));

        assertThat(thrown.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(thrown)
                .hasMessage(
                        host()
                                + " answered \"releases of o/r\" with something that is no such list");
        assertThat(printed(thrown)).doesNotContain(SECRET, "html", "yesterday");
    }

    @Test
    void failsAsAWholeWhereALaterPageFails() {
        forge.answering(
                "o/r",
                okJson("[{\"tag_name\": \"v1\"}]")
                        .withHeader("Link", next("/repos/o/x/releases?page=2")));
        forge.failing("o/x", 502);

        SourceException thrown = failure(() -> source.releases(repository("o/r")));

        assertThat(thrown).hasMessage(host() + " answered 502 to \"releases of o/r\"");
    }

    @Test
    void failsWhereAPageWithoutEntriesIsNotTheLast() {
        forge.answering("o/r", okJson("[]").withHeader("Link", next("/repos/o/x/releases?page=2")));

        SourceException thrown = failure(() -> source.releases(repository("o/r")));

        assertThat(thrown)
                .hasMessage(
                        host()
                                + " answered \"releases of o/r\" with a page from which the next cannot be reached");
    }

    @Test
    @Fault("a token that no request can carry")
    void refusesATokenThatNoHeaderCanCarryAndDoesNotShowIt() {
        try (GitHubSource careless =
                source(
                        Credentials.allowingLoopback(
                                host -> Optional.of(Token.of(SECRET + "\n"))))) {
            SourceException thrown = failure(() -> careless.tags(repository("o/r")));

            assertThat(thrown.kind()).isEqualTo(Kind.NOT_ALLOWED);
            assertThat(thrown)
                    .hasMessage(
                            "the token for github.com has characters that no request can carry");
            assertThat(printed(thrown)).doesNotContain(SECRET);
        }
    }

    @Test
    void leavesOnlyDaemonThreadsBehind() throws Exception {
        forge.release("o/r", "v1");

        source.releases(repository("o/r"));

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().matches("(?i).*(okhttp|okio|github).*"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void wantsHttpsBeyondThisMachine() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new GitHubSource(
                                        "github.com",
                                        URI.create("http://api.github.com"),
                                        GITHUB_TOKEN,
                                        traffic))
                .withMessage("the API at http://api.github.com must be asked over https");
    }

    @Test
    void knowsWhereAnApiUsuallyIs() {
        assertThat(GitHubSource.usualApi("github.com")).hasToString("https://api.github.com");
        assertThat(GitHubSource.usualApi("ghe.example.com"))
                .hasToString("https://ghe.example.com/api/v3");
    }

    private GitHubSource source(Credentials credentials) {
        return new GitHubSource("github.com", forge.apiUrl(), credentials, traffic);
    }

    private List<Release> releasesOrNone(String name) {
        try {
            return source.releases(repository(name));
        } catch (SourceException e) {
            return List.of();
        }
    }

    private List<String> urls() {
        return forge.requests().stream().map(ForgeRequest::url).collect(toList());
    }

    private String next(String path) {
        return "<" + forge.apiUrl() + path + ">; rel=\"next\"";
    }

    private String host() {
        return forge.apiUrl().getAuthority();
    }

    private static RepositoryId repository(String path) {
        return RepositoryId.of("https://github.com/" + path);
    }

    private static SourceException failure(ThrowingCallable question) {
        return catchThrowableOfType(SourceException.class, question);
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
