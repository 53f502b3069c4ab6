package io.github.pluginregistry.core.source.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages side by side: every test asks a real socket, through the whole source. */
class ReadAheadTest {

    private static final RepositoryId REPOSITORY = RepositoryId.of("https://github.com/o/r");
    private static final Duration LONG = Duration.ofSeconds(30);

    /** As many threads as there is work. */
    private static final Executor EAGER = work -> new Thread(work).start();

    private final ForgeStub forge = ForgeStub.start();
    private final ForgeStub stranger = ForgeStub.start();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private Sleeper sleeper = pauses::add;
    private final GitHubSource source = source(4, 1_000);

    @AfterEach
    void stop() {
        source.close();
        forge.close();
        stranger.close();
    }

    @Test
    void fetchesThePagesAfterTheFirstTogether() throws Exception {
        List<String> tags = tags(900);
        forge.gathering(1, 4);

        assertThat(source.tags(REPOSITORY))
                .extracting(Release::tag)
                .containsExactlyElementsOf(tags);
        assertThat(forge.requests()).hasSize(9);
    }

    @Test
    void keepsToAsManyRequestsAtOnceAsItMay() throws Exception {
        tags(2_000);

        source.tags(REPOSITORY);

        assertThat(forge.mostAtOnce()).isLessThanOrEqualTo(4);
    }

    @Test
    void sharesTheRoomAmongAllListingsOfTheHost() {
        forge.gathering(0, 4);

        IntStream.range(0, 40)
                .mapToObj(i -> RepositoryId.of("https://github.com/o/r" + i))
                .peek(repository -> forge.repository(repository.path()))
                .map(repository -> CompletableFuture.supplyAsync(() -> count(repository), EAGER))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(forge.requests()).hasSize(40);
        assertThat(forge.mostAtOnce()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 99_999})
    @Fault("a Link that lies about the last page")
    void readsTheWholeListingWhateverTheHostSaysOfItsEnd(int last) throws Exception {
        tags(300);
        sayOnPageOne(link(forge.apiUrl(), 2, "next") + ", " + link(forge.apiUrl(), last, "last"));

        assertThat(source.tags(REPOSITORY)).hasSize(201);
        assertThat(urls()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(1 + 4 + 4);
    }

    @Test
    void asksNoOtherHostForTheLastPage() throws Exception {
        tags(300);
        sayOnPageOne(link(forge.apiUrl(), 2, "next") + ", " + link(stranger.apiUrl(), 3, "last"));

        assertThat(source.tags(REPOSITORY)).hasSize(201);
        assertThat(stranger.requests()).isEmpty();
    }

    @Test
    void sendsNothingWhereAllPagesAreOnAnotherHost() {
        tags(300);
        sayOnPageOne(
                link(stranger.apiUrl(), 2, "next") + ", " + link(stranger.apiUrl(), 9, "last"));

        assertThat(failure().message())
                .endsWith("to " + stranger.apiUrl() + ", which is not asked");
        assertThat(stranger.requests()).isEmpty();
    }

    @Test
    void givesTheTokenToEveryPage() throws Exception {
        tags(900);

        source.tags(REPOSITORY);

        assertThat(forge.requests())
                .hasSize(9)
                .extracting(ForgeRequest::authorization)
                .containsOnly(Optional.of("Bearer secret"));
    }

    @Test
    void asksForNoMorePagesThanAListingMayHave() throws Exception {
        tags(900);
        try (GitHubSource modest = source(4, 8)) {
            assertThat(failure(modest).message()).endsWith("with more than 8 pages");
        }

        assertThat(urls()).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void readsAListingOfAsManyPagesAsItMayHave() throws Exception {
        tags(800);
        sayOnPageOne(link(forge.apiUrl(), 2, "next") + ", " + link(forge.apiUrl(), 99, "last"));

        try (GitHubSource modest = source(8, 8)) {
            assertThat(modest.tags(REPOSITORY)).hasSize(701);
        }
    }

    @ParameterizedTest
    @CsvSource({"502, SERVER_ERROR", "404, NOT_FOUND", "429, RATE_LIMITED"})
    void failsAsAWholeWhereAnyPageFails(int status, Kind kind) {
        tags(500);
        forge.answeringPage("o/r", 4, aResponse().withStatus(status));

        assertThat(failure().kind()).isEqualTo(kind);
    }

    @Test
    void doesNotMindAFailureOfAPageThatNobodyNeeds() throws Exception {
        tags(200);
        forge.answeringPage("o/r", 3, aResponse().withStatus(404));
        sayOnPageOne(link(forge.apiUrl(), 2, "next") + ", " + link(forge.apiUrl(), 3, "last"));

        assertThat(source.tags(REPOSITORY)).hasSize(101);
    }

    @Test
    void pagesThatAreToldToWaitShareTheWait() throws Exception {
        tags(500);
        IntStream.rangeClosed(2, 5)
                .forEach(
                        page ->
                                forge.answeringPage(
                                        "o/r",
                                        page,
                                        aResponse()
                                                .withStatus(429)
                                                .withHeader("Retry-After", "1")));
        forge.gathering(1, 4);
        sleeper =
                pause -> {
                    pauses.add(pause);
                    IntStream.rangeClosed(2, 5).forEach(page -> forge.asBefore("o/r", page));
                };

        assertThat(source.tags(REPOSITORY)).hasSize(500);
        assertThat(pauses).hasSize(4).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void leavesOnlyDaemonThreadsBehind() throws Exception {
        tags(300);

        source.tags(REPOSITORY);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("registry-github-pages"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    private List<String> tags(int count) {
        List<String> tags = IntStream.range(0, count).mapToObj(i -> "v0." + i).toList();
        tags.forEach(tag -> forge.tag("o/r", tag, "c"));
        return tags;
    }

    /** Lets the first page have one tag, and links of its own to the others. */
    private void sayOnPageOne(String links) {
        forge.answeringPage("o/r", 1, okJson("[{\"name\": \"v9\"}]").withHeader("Link", links));
    }

    private static String link(URI api, int page, String relation) {
        return "<%s/repositories/1/tags?per_page=100&page=%d>; rel=\"%s\""
                .formatted(api, page, relation);
    }

    private int count(RepositoryId repository) {
        try {
            return source.tags(repository).size();
        } catch (SourceException e) {
            throw new IllegalStateException(e);
        }
    }

    private SourceException failure() {
        return failure(source);
    }

    private static SourceException failure(GitHubSource asked) {
        return catchThrowableOfType(SourceException.class, () -> asked.tags(REPOSITORY));
    }

    private List<String> urls() {
        return forge.requests().stream().map(ForgeRequest::url).toList();
    }

    private GitHubSource source(int sideBySide, int pages) {
        return new GitHubSource(
                "github.com",
                forge.apiUrl(),
                Credentials.allowingLoopback(host -> Optional.of(Token.of("secret"))),
                new Traffic(),
                new GitHubLimits(
                        LONG,
                        LONG,
                        LONG,
                        GitHubLimits.DEFAULT.bodyBytes(),
                        pages,
                        sideBySide,
                        new Retries(1, Duration.ZERO, Duration.ofSeconds(10))),
                PageCache.NONE,
                pause -> sleeper.sleep(pause));
    }
}
