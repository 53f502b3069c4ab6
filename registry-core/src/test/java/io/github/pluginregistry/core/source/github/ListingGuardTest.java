package io.github.pluginregistry.core.source.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.ForgeRelease;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard at work: every test asks a real socket, through the whole source. */
class ListingGuardTest {

    private static final RepositoryId REPOSITORY = RepositoryId.of("https://github.com/o/r");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private static final Retries ONCE = new Retries(0, Duration.ZERO, Duration.ZERO);

    private final ForgeStub forge = ForgeStub.start();
    private final ForgeStub stranger = ForgeStub.start();
    private final GitHubSource source = source(LONG, LONG);

    @AfterEach
    void stop() {
        source.close();
        forge.close();
        stranger.close();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    401, NOT_ALLOWED
                    403, NOT_ALLOWED
                    404, NOT_FOUND
                    410, NOT_FOUND
                    451, NOT_FOUND
                    204, SERVER_ERROR
                    304, SERVER_ERROR
                    501, SERVER_ERROR
                    """)
    void tellsTheStatusAndAsksOnce(int status, Kind kind) {
        forge.failing("o/r", status);

        SourceException thrown = failure();

        assertThat(thrown.kind()).isEqualTo(kind);
        assertThat(thrown)
                .hasMessage("%s answered %d to \"releases of o/r\"".formatted(host(), status));
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void asksAHostNoMoreOnceItHasRefusedMoreRequests() {
        forge.failing(
                "o/r", 403, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "50700"));

        assertThat(failure().kind()).isEqualTo(Kind.RATE_LIMITED);
        SourceException later =
                catchThrowableOfType(
                        SourceException.class,
                        () -> source.tags(RepositoryId.of("https://github.com/o/other")));

        assertThat(later.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(later)
                .hasMessage(
                        host()
                                + " was not asked for \"tags of o/other\": its rate limit is reached until 14:05 UTC");
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void followsARenamedRepository() throws Exception {
        IntStream.range(0, 101).forEach(i -> forge.release("o/new", "v" + i));
        forge.renamed("o/r", "o/new");

        assertThat(source.releases(REPOSITORY)).hasSize(101);
        assertThat(forge.requests())
                .extracting(ForgeRequest::url)
                .containsExactly(
                        "/repos/o/r/releases?per_page=100",
                        "/repositories/1/releases?per_page=100",
                        "/repositories/1/releases?per_page=100&page=2");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void sendsNothingWhereARedirectLeadsToAnotherHost(int status) {
        forge.answering("o/r", redirect(status, stranger.apiUrl() + "/repos/o/r/releases"));

        SourceException thrown = failure();

        assertThat(thrown.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(thrown)
                .hasMessage(
                        "%s leads \"releases of o/r\" to %s, which is not asked"
                                .formatted(host(), stranger.apiUrl()));
        assertThat(stranger.requests()).isEmpty();
    }

    @Test
    void sendsNothingWhereARedirectChangesTheScheme() {
        forge.answering("o/r", redirect(301, "https://" + host() + "/repos/o/r/releases"));

        assertThat(failure()).hasMessageContaining("to https://" + host() + ", which is not asked");
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void endsARedirectThatGoesInACircle() {
        forge.answering("o/r", redirect(302, "/repos/o/r/releases?per_page=100"));

        SourceException thrown = failure();

        assertThat(thrown.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(thrown)
                .hasMessage(host() + " leads \"releases of o/r\" back to a page already read");
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void endsAChainOfRedirects() {
        forge.answering("o/r", redirect(302, "/repos/o/1/releases"));
        IntStream.range(1, 9)
                .forEach(
                        i ->
                                forge.answering(
                                        "o/" + i,
                                        redirect(302, "/repos/o/" + (i + 1) + "/releases")));

        assertThat(failure()).hasMessageEndingWith("with more than 5 redirects");
        assertThat(forge.requests()).hasSize(6);
    }

    @Test
    void refusesARedirectToNowhere() {
        forge.failing("o/r", 302);

        assertThat(failure()).hasMessage(host() + " answered 302 to \"releases of o/r\"");
    }

    @Test
    void sendsNothingWhereTheNextPageIsOnAnotherHost() {
        forge.answering("o/r", page(stranger.apiUrl() + "/repos/o/r/releases?page=2"));

        SourceException thrown = failure();

        assertThat(thrown.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(thrown)
                .hasMessage(
                        "%s leads \"releases of o/r\" to %s, which is not asked"
                                .formatted(host(), stranger.apiUrl()));
        assertThat(stranger.requests()).isEmpty();
    }

    @Test
    void takesAnotherNameOfTheSameMachineForAnotherHost() {
        forge.answering("o/r", page("http://localhost:%d/x".formatted(forge.apiUrl().getPort())));

        assertThat(failure()).hasMessageContaining("to http://localhost:").hasNoCause();
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void endsAListingThatLinksToItsOwnPage() {
        forge.answering("o/r", page(forge.apiUrl() + "/repos/o/r/releases?per_page=100"));

        SourceException thrown = failure();

        assertThat(thrown.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(thrown)
                .hasMessage(host() + " leads \"releases of o/r\" back to a page already read");
    }

    @Test
    void endsAListingThatHasTooManyPages() {
        IntStream.range(0, 900).forEach(i -> forge.release("o/r", "v" + i));

        SourceException thrown = failure();

        assertThat(thrown.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(thrown)
                .hasMessage(host() + " answered \"releases of o/r\" with more than 8 pages");
        assertThat(forge.requests()).hasSize(8);
    }

    @Test
    void refusesALinkItDoesNotUnderstand() {
        forge.answering("o/r", okJson("[]").withHeader("Link", "</x?page=2>; REL=next"));

        assertThat(failure()).hasMessageEndingWith("a page from which the next cannot be reached");
    }

    @Test
    void readsAnAnswerUpToItsLimit() throws Exception {
        forge.release("o/r", ForgeRelease.of("v1").body("x".repeat(99_000)));

        assertThat(source.releases(REPOSITORY)).extracting(Release::tag).containsExactly("v1");
    }

    @Test
    void refusesAnAnswerBeyondItsLimit() {
        forge.release("o/r", ForgeRelease.of("v1").body("x".repeat(100_000)));

        SourceException thrown = failure();

        assertThat(thrown.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(thrown)
                .hasMessage(host() + " answered \"releases of o/r\" with more than 100000 bytes");
    }

    @Test
    void refusesASmallAnswerThatUnpacksToALargeOne() throws Exception {
        forge.answering(
                "o/r",
                aResponse()
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(packed("[" + " ".repeat(1_000_000) + "]")));

        assertThat(failure()).hasMessageEndingWith("with more than 100000 bytes");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void tellsThatAConnectionBroke(Fault fault) {
        forge.answering("o/r", aResponse().withStatus(200).withFault(fault));

        assertUnreachable(
                source, "the connection to %s broke while it answered \"releases of o/r\"");
    }

    @Test
    void tellsThatAHostStaysSilent() {
        forge.answering("o/r", okJson("[]").withFixedDelay(60_000));

        try (GitHubSource impatient = source(SHORT, LONG)) {
            assertUnreachable(impatient, "%s took too long to answer \"releases of o/r\"");
        }
    }

    @Test
    void endsAnAnswerThatDrips() {
        forge.answering("o/r", okJson(" ".repeat(1_000)).withChunkedDribbleDelay(600, 60_000));

        try (GitHubSource impatient = source(LONG, SHORT)) {
            assertUnreachable(impatient, "%s took too long to answer \"releases of o/r\"");
        }
    }

    @Test
    void tellsThatNobodyAnswers() {
        forge.close();

        assertUnreachable(
                source, "no connection to %s could be made, to ask for \"releases of o/r\"");
    }

    private void assertUnreachable(GitHubSource asked, String message) {
        SourceException thrown = failure(asked);

        assertThat(thrown.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(thrown).hasMessage(message.formatted(host()));
        assertThat(forge.requests()).hasSizeLessThan(2);
    }

    private GitHubSource source(Duration read, Duration request) {
        return new GitHubSource(
                "github.com",
                forge.apiUrl(),
                Credentials.allowingLoopback(host -> Optional.of(Token.of("secret"))),
                new Traffic(),
                new GitHubLimits(LONG, read, request, 100_000, 8, 4, ONCE),
                PageCache.NONE);
    }

    private SourceException failure() {
        return failure(source);
    }

    private static SourceException failure(GitHubSource asked) {
        return catchThrowableOfType(SourceException.class, () -> asked.releases(REPOSITORY));
    }

    private String host() {
        return forge.apiUrl().getAuthority();
    }

    private static ResponseDefinitionBuilder redirect(int status, String target) {
        return aResponse().withStatus(status).withHeader("Location", target);
    }

    private static ResponseDefinitionBuilder page(String next) {
        return okJson("[{\"tag_name\": \"v1\"}]")
                .withHeader("Link", "<" + next + ">; rel=\"next\"");
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
