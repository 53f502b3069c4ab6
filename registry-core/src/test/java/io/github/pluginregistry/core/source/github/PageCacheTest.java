package io.github.pluginregistry.core.source.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SecretFilter;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeRelease;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.RawForge;
import io.github.pluginregistry.core.testing.SecretSearch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that follow each other, each with a source of its own, over real sockets and files. */
class PageCacheTest {

    private static final RepositoryId REPOSITORY = RepositoryId.of("https://github.com/o/r");
    private static final String SECRET = "ghp_verySecretIndeed";
    private static final Executor EAGER = work -> new Thread(work).start();

    @TempDir private Path directory;

    private final ForgeStub forge = ForgeStub.start();
    private Optional<String> token = Optional.of(SECRET);
    private long limit = 50L << 20;

    @AfterEach
    void stop() {
        forge.close();
    }

    /** What a run got, and what it cost. */
    private record Run(List<String> tags, Traffic traffic) {

        void assertCost(int requests, int unchanged) {
            assertThat(traffic.requests()).isEqualTo(requests);
            assertThat(traffic.unchanged()).isEqualTo(unchanged);
            if (requests == unchanged) {
                assertThat(traffic.bytes()).isZero();
            } else {
                assertThat(traffic.bytes()).isPositive();
            }
        }
    }

    @Test
    void aSecondRunAsksTheSameAndGetsNoBodies() throws Exception {
        tags(250);

        Run first = run();
        Run second = run();

        first.assertCost(3, 0);
        second.assertCost(3, 3);
        assertThat(second.tags()).hasSize(250).isEqualTo(first.tags());
        assertThat(forge.unchanged()).isEqualTo(3);
    }

    @Test
    void readsThePagesThatHaveChangedAndNoOthers() throws Exception {
        tags(250);
        run();
        forge.tag("o/r", "v1.0.0", "c");

        Run second = run();

        second.assertCost(3, 2);
        assertThat(second.tags()).hasSize(251).contains("v1.0.0");
        run().assertCost(3, 3);
    }

    @Test
    void pagesThatAreWhatTheyWereAreNotReadAgain() throws Exception {
        tags(250);
        run();
        Path listing = listing();
        Shelf shelf =
                new Shelf(
                        Optional.of(listing.resolveSibling("")),
                        new EntityTags(Optional.empty()),
                        SecretFilter.NONE);
        String question = forge.apiUrl() + " o/r tags";
        KnownListing known = shelf.known(question).orElseThrow();
        shelf.learn(
                question,
                new KnownListing(
                        known.first(), known.pages(), List.of(Release.ofTag("from memory"))),
                List.of());

        assertThat(run().tags()).containsExactly("from memory");

        forge.tag("o/r", "v1.0.0", "c");
        assertThat(run().tags()).hasSize(251);
    }

    private Path listing() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(".listing.gz"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Fault("a new page behind one that is unchanged")
    void seesWhatComesBehindAFullLastPageThatIsUnchanged() throws Exception {
        tags(100);
        run();
        forge.tag("o/r", "v1.0.0", "c");

        assertThat(run().tags()).hasSize(101).contains("v1.0.0");
    }

    @Test
    void seesWhatComesBehindAFullLastPageOfMany() throws Exception {
        tags(200);
        run();
        forge.tag("o/r", "v1.0.0", "c");

        assertThat(run().tags()).hasSize(201).contains("v1.0.0");
    }

    @Test
    void goesByTheLinksOfAnAnswerWithoutABodyWhereItHasAny() throws Exception {
        forge.tag("o/r", "v1", "c").tag("o/x", "v2", "c");
        run();
        forge.answering(
                "o/r",
                aResponse()
                        .withStatus(304)
                        .withHeader(
                                "Link",
                                "<%s/repos/o/x/tags>; rel=\"next\"".formatted(forge.apiUrl())));

        assertThat(run().tags()).containsExactly("v1", "v2");
    }

    @Test
    void anotherTokenFindsThePagesOfTheFirst() throws Exception {
        tags(3);
        run();
        token = Optional.of("ghs_ofTheNextRun");

        run().assertCost(1, 1);
    }

    @Test
    void aForgeWithTagsOfItsOwnIsAskedByThem() throws Exception {
        forge.withTagsOfItsOwn();
        tags(3);
        run();

        run().assertCost(1, 1);
        token = Optional.of("ghs_ofTheNextRun");
        run().assertCost(1, 0);
    }

    @Test
    void whatATokenHasOpenedIsNotWhatEverybodySees() throws Exception {
        tags(3);
        run();
        token = Optional.empty();

        run().assertCost(1, 0);
        run().assertCost(1, 1);
    }

    @Test
    void whatIsNoLongerShownIsNoLongerSeen() throws Exception {
        tags(3);
        run();
        forge.failing("o/r", 404);

        assertThatExceptionOfType(SourceException.class).isThrownBy(this::run);
    }

    @Test
    @Fault("a token in the cache")
    void noFileHoldsTheToken() throws Exception {
        tags(250);
        run();
        run();

        assertThat(SecretSearch.of(SECRET).below(directory)).isEmpty();
        assertThat(pages()).hasSize(3);
        for (Path file : pages()) {
            assertThat(unpacked(Files.readAllBytes(file)))
                    .startsWith("registry-page 1\n")
                    .contains("\nW/\"\"\n", "v0.")
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    @Test
    @Fault("a token in the cache")
    void keepsNoPageThatRepeatsTheToken() throws Exception {
        forge.release("o/r", "v1.0.0").tag("o/r", "v1.0.0", SECRET);

        Throwable thrown = catchThrowable(this::run);

        assertThat(SecretSearch.of(SECRET).in(String.valueOf(thrown))).isEmpty();
        assertThat(SecretSearch.of(SECRET).below(directory)).isEmpty();
    }

    @Test
    void itsFilesAreForTheirOwnerAlone() throws Exception {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        tags(3);
        run();

        assertThat(files())
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(Files.getPosixFilePermissions(file))
                                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "empty", "half", "one bit", "another page", "bomb", "gone"})
    @Fault("a damaged cache")
    void damageIsReadAnewAndMended(String damage) throws Exception {
        tags(250);
        Run first = run();
        List<Path> files = files();
        byte[] other = Files.readAllBytes(files.get(2));
        for (Path file : files) {
            damage(file, damage, other);
        }

        Run second = run();

        assertThat(second.tags()).isEqualTo(first.tags());
        assertThat(second.traffic().unchanged()).isLessThan(2);
        run().assertCost(3, 3);
    }

    private static void damage(Path file, String how, byte[] other) throws IOException {
        byte[] content = Files.readAllBytes(file);
        switch (how) {
            case "garbage" -> new Random(7).nextBytes(content);
            case "empty" -> content = new byte[0];
            case "half" -> content = Arrays.copyOf(content, content.length / 2);
            case "one bit" -> content[content.length / 2] ^= 1;
            case "another page" -> content = other;
            case "bomb" -> content = bomb();
            default -> Files.delete(file);
        }
        if (!how.equals("gone")) {
            Files.write(file, content);
        }
    }

    @Test
    @Fault("a file of the cache that unpacks without end")
    void unpacksNoMoreThanAHostMayAnswer() throws Exception {
        Page page = new Page(new Links(""), ByteString.of(new byte[33 << 20]));
        ByteString file = new KeptPage("tag", page).packed("question");

        assertThatIOException().isThrownBy(() -> KeptPage.unpacked(file, "question"));
        assertThatIOException().isThrownBy(() -> KnownListing.unpacked(file, "question"));
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(new byte[10_000_000]);
        }
        return bytes.toByteArray();
    }

    @Test
    @Fault("a cache that cannot be written")
    void aFolderThatCannotBeIsNoFolder() throws Exception {
        Files.writeString(directory.resolve("http"), "a file in its place");
        tags(3);

        run().assertCost(1, 0);
        run().assertCost(1, 0);
        assertThat(directory.resolve("http")).hasContent("a file in its place");
    }

    @Test
    void aDirectoryInAFilesPlaceIsNoPage() throws Exception {
        tags(3);
        run();
        Path file = pages().get(0);
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));

        run().assertCost(1, 0);
        assertThat(pages()).isEmpty();
    }

    @Test
    void aFolderThatIsDeletedMeanwhileIsMadeAgain() throws Exception {
        tags(3);
        try (GitHubSource source = source(new Traffic())) {
            source.tags(REPOSITORY);
            Path folder = files().get(0).resolveSibling("");
            for (Path file : files()) {
                Files.delete(file);
            }
            Files.delete(folder);
            source.tags(REPOSITORY);
        }

        run().assertCost(1, 1);
    }

    @Test
    @Fault("two runs on one cache")
    void severalRunsAtOnceShareAFolder() throws Exception {
        tags(250);

        List<Run> runs =
                IntStream.range(0, 6)
                        .mapToObj(i -> CompletableFuture.supplyAsync(this::runOrFail, EAGER))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(runs).extracting(Run::tags).allSatisfy(tags -> assertThat(tags).hasSize(250));
        assertThat(files()).hasSize(4).allMatch(file -> file.toString().endsWith(".gz"));
        run().assertCost(3, 3);
    }

    static Stream<ResponseDefinitionBuilder> answersThatAreNotKept() {
        String page = "[{\"name\": \"v1\"}]";
        return Stream.of(
                okJson(page),
                okJson(page).withHeader("ETag", "no tag"),
                okJson(page).withHeader("ETag", "\"t\"").withHeader("Cache-Control", "no-store"),
                ok(page.substring(0, 10)).withHeader("ETag", "\"t\""),
                ok(page + "x").withHeader("ETag", "\"t\""),
                ok("<html>").withHeader("ETag", "\"t\""),
                ok("[" + " ".repeat(200_000) + "]").withHeader("ETag", "\"t\""),
                aResponse().withStatus(404).withBody(page).withHeader("ETag", "\"t\""),
                aResponse().withStatus(500).withBody(page).withHeader("ETag", "\"t\""),
                aResponse().withStatus(203).withBody(page).withHeader("ETag", "\"t\""));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNotKept")
    void keepsNothingButAWholeListThatCanBeAskedForAgain(ResponseDefinitionBuilder answer)
            throws Exception {
        forge.answering("o/r", answer);

        try {
            run();
        } catch (SourceException e) {
            assertThat(e.kind()).isNotNull();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsNoPageThatBrokeOff() throws Exception {
        String said =
                "HTTP/1.1 200 OK\r\nETag: \"t\"\r\nContent-Length: 100\r\n\r\n[{\"name\": \"v1\"}]";
        try (RawForge broken = RawForge.saying(said);
                GitHubSource source = source(broken.url(), new Traffic(), cache())) {
            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> source.tags(REPOSITORY));
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void asksARenamedRepositoryByItsOldNameEveryTime() throws Exception {
        forge.tag("o/new", "v1", "c").renamed("o/r", "o/new");
        run();

        Run second = run();

        assertThat(second.traffic().requests()).isEqualTo(2);
        assertThat(second.traffic().unchanged()).isEqualTo(1);
        assertThat(second.tags()).containsExactly("v1");
    }

    @Test
    void asksAgainWhereAHostInTroubleHasThePageUnchanged() throws Exception {
        tags(3);
        run();
        forge.failingOnce("o/r", 502, Map.of());

        Run second = run();

        assertThat(second.tags()).hasSize(3);
        assertThat(second.traffic().requests()).isEqualTo(2);
        assertThat(second.traffic().unchanged()).isEqualTo(1);
    }

    @Test
    void keepsReleasesAndTagsApart() throws Exception {
        forge.release("o/r", ForgeRelease.of("v1"));
        try (GitHubSource source = source(new Traffic())) {
            assertThat(source.releases(REPOSITORY)).hasSize(1);
            assertThat(source.tags(REPOSITORY)).hasSize(1);
        }

        assertThat(pages()).hasSize(2);
        assertThat(files()).hasSize(4);
    }

    @Test
    void forgetsWhatWasNotNeededForTheLongestTime() throws Exception {
        tags(250);
        run();
        List<Path> files = files();
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000L * files.indexOf(file)));
        }
        limit = size - 1;

        cache().trim();

        assertThat(files()).containsExactlyElementsOf(files.subList(1, 4));
    }

    @Test
    void whatIsNeededStaysYoung() throws Exception {
        tags(3);
        run();
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(pages().get(0), longAgo);

        run();

        assertThat(Files.getLastModifiedTime(pages().get(0))).isGreaterThan(longAgo);
    }

    @Test
    void isNeverLargerThanItMayBeOnceARunHasEnded() throws Exception {
        tags(250);
        limit = 0;

        run();

        assertThat(files()).isEmpty();
    }

    @Test
    void keepsNothingWhereThereIsNoFolder() throws Exception {
        tags(3);
        for (int i = 0; i < 2; i++) {
            Traffic traffic = new Traffic();
            try (GitHubSource source = source(forge.apiUrl(), traffic, PageCache.NONE)) {
                source.tags(REPOSITORY);
            }
            assertThat(traffic.unchanged()).isZero();
        }
    }

    private void tags(int count) {
        IntStream.range(0, count).forEach(i -> forge.tag("o/r", "v0." + i, "c"));
    }

    private Run run() throws SourceException {
        Traffic traffic = new Traffic();
        try (GitHubSource source = source(traffic)) {
            return new Run(source.tags(REPOSITORY).stream().map(Release::tag).toList(), traffic);
        }
    }

    private Run runOrFail() {
        try {
            return run();
        } catch (SourceException e) {
            throw new IllegalStateException(e);
        }
    }

    private GitHubSource source(Traffic traffic) {
        return source(forge.apiUrl(), traffic, cache());
    }

    private PageCache cache() {
        return new PageCache(Optional.of(directory.resolve("http")), limit);
    }

    private GitHubSource source(URI api, Traffic traffic, PageCache cache) {
        return new GitHubSource(
                "github.com",
                api,
                Credentials.allowingLoopback(host -> token.map(Token::of)),
                traffic,
                new GitHubLimits(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        100_000,
                        100,
                        8,
                        new Retries(1, Duration.ZERO, Duration.ZERO)),
                cache);
    }

    private List<Path> pages() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".page.gz")).toList();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory.resolve("http"))) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(directory.resolve("http"))) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String unpacked(byte[] file) throws IOException {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
