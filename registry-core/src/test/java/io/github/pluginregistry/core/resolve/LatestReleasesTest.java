package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.forge.ValidatingSource;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.TestResolver;
import io.github.pluginregistry.core.validation.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LatestReleasesTest {

    private static final String SDK = "https://github.com/pipe-cd/piped-plugin-sdk-go";
    private static final LatestRelease PUBLISHED =
            new LatestRelease(
                    "v0.3.0", HOME + "/releases/tag/a/v0.3.0", null, "a/v0.3.0", null, null);

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    private final FakeSource source = new FakeSource();

    @Test
    void aRepositoryIsAskedOnceHoweverManyPluginsLiveInIt() {
        source.releases(HOME, release("a/v1.0.0"), release("b/v2.0.0"));
        resolve(plugin("a", "a/*"), plugin("b", "b/*"), plugin("c", "a/*"));
        assertThat(source.questions())
                .containsExactly(
                        "tags pipe-cd/pipecd", "releases pipe-cd/pipecd a/v1.0.0 b/v2.0.0");
    }

    @Test
    void tagsCountOnlyWhereNoReleaseMatches() {
        source.releases(HOME, Release.ofTag("a/v1.0.0"))
                .tags(HOME, "a/v1.0.0", "a/v9.0.0", "b/v2.0.0");
        assertThat(resolve(plugin("a", "a/*"), plugin("b", "b/*")))
                .extracting(resolution -> resolution.entry().orElseThrow().version())
                .containsExactly("v1.0.0", "v2.0.0");
    }

    @Test
    void aDefinitionMayAskForOneListingAlone() {
        source.releases(HOME, Release.ofTag("a/v1.0.0")).tags(HOME, "a/v9.0.0");
        assertThat(resolve(plugin("a", HOME, asking(SourceKind.TAGS, select("a/*")))))
                .extracting(resolution -> resolution.entry().orElseThrow().version())
                .containsExactly("v9.0.0");
        assertThat(source.questions()).noneMatch(question -> question.startsWith("releases"));
    }

    @Test
    void aVersionComesWithItsReleasesPageMomentAndTag() {
        source.releases(
                HOME, Release.ofTag("a/v1.0.0").publishedAt(Instant.parse("2026-08-14T03:24:18Z")));
        assertThat(resolve(plugin("a", "a/*")).get(0).entry().orElseThrow())
                .isEqualTo(
                        new LatestRelease(
                                "v1.0.0",
                                HOME + "/releases/tag/a/v1.0.0",
                                Instant.parse("2026-08-14T03:24:18Z"),
                                "a/v1.0.0",
                                Commits.of("a/v1.0.0"),
                                null));
    }

    @Test
    void theReleasesPageIsPercentEncoded() {
        source.releases(HOME, Release.ofTag("@scope/näme@1.0.0"));
        assertThat(
                        resolve(plugin("a", "@scope/näme@{version}"))
                                .get(0)
                                .entry()
                                .orElseThrow()
                                .releaseUrl())
                .isEqualTo(HOME + "/releases/tag/@scope/n%C3%A4me@1.0.0");
    }

    @Test
    void aPluginThatWasNeverReleasedIsUnknownAndItsRepositoryStandsForTheRelease() {
        source.tags(HOME, "pkg/plugin/a/v1.0.0", "v1.0.0");
        Resolution resolution = resolve(plugin("b", "other/b/*")).get(0);
        assertThat(resolution.entry().orElseThrow()).isEqualTo(LatestRelease.unknown(HOME));
        assertThat(reason(resolution))
                .startsWith("no tag matches \"other/b/*\" among 2 tags of pipe-cd/pipecd");
    }

    @Test
    void aPatternThatMatchedBeforeAndMatchesNothingNowKeepsAndIsLastingTrouble() {
        source.tags(HOME, "b/v1.0.0");
        Resolution resolution = resolvePublished(plugin("a", "a/*"));
        assertThat(resolution.entry().orElseThrow()).isEqualTo(PUBLISHED);
        assertThat(severity(resolution)).contains(ResolutionProblem.Impact.PERMANENT);
    }

    @Test
    void aHostThatDoesNotAnswerKeepsWhatIsPublished() {
        source.failing(HOME, SourceException.Kind.SERVER_ERROR);
        Resolution resolution = resolvePublished(plugin("a", "a/*"));
        assertThat(resolution.entry().orElseThrow()).isEqualTo(PUBLISHED);
        assertThat(severity(resolution)).contains(ResolutionProblem.Impact.TRANSIENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFLINE", "RATE_LIMITED", "SERVER_ERROR", "NOT_FOUND"})
    void aPluginOfWhichNothingIsPublishedIsNotUnknownWhereItsHostDidNotAnswer(
            SourceException.Kind kind) {
        source.failing(HOME, kind);

        Resolution resolution = resolve(plugin("a", "a/*")).get(0);

        assertThat(resolution.entry()).isEmpty();
        assertThat(resolution.isDowngrade()).isFalse();
        assertThat(severity(resolution)).contains(ResolutionProblem.Impact.PERMANENT);
        assertThat(resolution.reasons().get(0).diagnostic().rule()).isEqualTo(Rule.VERSION_UNKNOWN);
        assertThat(reason(resolution))
                .contains("no version was ever published, so plugins.json leaves it out; ");
    }

    @Test
    void anUnknownPluginThatCouldNotBeAskedShowsItsRepositoryOfToday() {
        source.failing(SDK, SourceException.Kind.UNREACHABLE);
        LatestRelease unknown = LatestRelease.unknown(HOME);
        assertThat(
                        new TestResolver(source, NOW)
                                .resolve(Map.of("a", unknown), plugin("a", SDK, select("v*"))))
                .extracting(resolution -> resolution.entry().orElseThrow().releaseUrl())
                .containsExactly(SDK);
    }

    @Test
    void aRepositoryThatIsGoneIsLastingTrouble() {
        source.failing(HOME, SourceException.Kind.NOT_FOUND);
        assertThat(severity(resolvePublished(plugin("a", "a/*"))))
                .contains(ResolutionProblem.Impact.PERMANENT);
    }

    @Test
    void oneRepositorysTroubleIsNotAnotherOnes() {
        source.failing(HOME, SourceException.Kind.UNREACHABLE).releases(SDK, release("v0.4.0"));
        assertThat(resolve(plugin("a", "a/*"), plugin("sdk", SDK, select("v*"))))
                .extracting(resolution -> resolution.entry().map(LatestRelease::version))
                .containsExactly(Optional.empty(), Optional.of("v0.4.0"));
        assertThat(source.questions())
                .containsExactlyInAnyOrder(
                        "tags pipe-cd/pipecd",
                        "tags pipe-cd/piped-plugin-sdk-go",
                        "releases pipe-cd/piped-plugin-sdk-go v0.4.0");
    }

    static Stream<Throwable> whatNobodyForesees() {
        return Stream.of(
                new UnsupportedOperationException("secret"),
                new IllegalStateException("secret", new ArithmeticException("secret")),
                new StackOverflowError(),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource("whatNobodyForesees")
    void whatNobodyForeseesIsTheTroubleOfOneRepositoryAlone(Throwable failure) {
        ReleaseSource hostile = new Failing(source.releases(SDK, Release.ofTag("v0.4.0")), failure);
        List<Resolution> resolutions =
                new TestResolver(hostile, NOW)
                        .resolve(
                                Map.of("a", PUBLISHED, "b", PUBLISHED),
                                plugin("a", "a/*"),
                                plugin("b", "b/*"),
                                plugin("sdk", SDK, select("v*")));

        assertThat(resolutions)
                .extracting(resolution -> resolution.entry().map(LatestRelease::version))
                .containsExactly(
                        Optional.of(PUBLISHED.version()),
                        Optional.of(PUBLISHED.version()),
                        Optional.of("v0.4.0"));
        assertThat(severity(resolutions.get(0))).contains(ResolutionProblem.Impact.PERMANENT);
        assertThat(reason(resolutions.get(0)))
                .startsWith("the answer of pipe-cd/pipecd ")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("whatNobodyForesees")
    void whatNobodyForeseesOfReleasesKeepsWhatIsPublished(Throwable failure) {
        source.tags(HOME, "a/v1.0.0");
        ReleaseSource hostile = new FailingDetails(source, failure);
        Resolution resolution =
                new TestResolver(hostile, NOW)
                        .resolve(Map.of("a", PUBLISHED), plugin("a", "a/*"))
                        .get(0);

        assertThat(resolution.entry()).contains(PUBLISHED);
        assertThat(severity(resolution)).contains(ResolutionProblem.Impact.PERMANENT);
        assertThat(reason(resolution)).doesNotContain("secret");
    }

    @Test
    void aTokenThatCannotBeReadForReleasesEndsTheRun() {
        source.tags(HOME, "a/v1.0.0");
        ReleaseSource hostile =
                new FailingDetails(source, new UnreadableTokenException("no master password"));

        assertThatExceptionOfType(UnreadableTokenException.class)
                .isThrownBy(() -> new TestResolver(hostile, NOW).resolve(plugin("a", "a/*")))
                .withMessageContaining("no master password");
    }

    @Test
    void releasesThatCannotBeLookedUpKeepWhatIsPublished() {
        source.tags(HOME, "a/v0.3.0", "a/v1.0.0")
                .failingDetails(HOME, SourceException.Kind.SERVER_ERROR);
        Resolution resolution = resolvePublished(plugin("a", "a/*"));

        assertThat(resolution.entry()).contains(PUBLISHED);
        assertThat(severity(resolution)).contains(ResolutionProblem.Impact.TRANSIENT);
    }

    @Test
    void aPluginThatIsNewIsUnresolvedWhereItsReleasesCannotBeLookedUp() {
        source.tags(HOME, "a/v1.0.0").failingDetails(HOME, SourceException.Kind.SERVER_ERROR);

        assertThat(resolve(plugin("a", "a/*"))).allMatch(Resolution.Unresolved.class::isInstance);
    }

    @Test
    void oneByOneNothingIsLookedUpOfWhatIsAsPublished() {
        Release tag = Release.ofTag("a/v0.3.0").withCommit("a".repeat(40));
        source.oneByOne().tags(HOME, tag);
        LatestRelease published =
                new LatestRelease(
                        "v0.3.0",
                        HOME + "/releases/tag/a/v0.3.0",
                        NOW.minusSeconds(60),
                        "a/v0.3.0",
                        tag.commit().orElse(null),
                        null);
        List<Resolution> resolutions =
                new TestResolver(source, NOW).resolve(Map.of("a", published), plugin("a", "a/*"));

        assertThat(resolutions)
                .extracting(Resolution::entry)
                .containsExactly(Optional.of(published));
        assertThat(source.questions()).containsExactly("tags pipe-cd/pipecd");
    }

    @Test
    void aTagWhoseReleaseIsNotThereYetIsPendingAndSaidSo() {
        source.releases(HOME, Release.ofTag("a/v1.0.0"))
                .tags(HOME, "a/v0.9.0", "a/v1.0.0", "a/v1.1.0");
        Resolution resolution =
                new TestResolver(source, NOW)
                        .details(ResolveScope.EVERYTHING, Map.of(), plugin("a", "a/*"))
                        .get(0)
                        .resolution();

        assertThat(resolution.entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(resolution.reasons())
                .containsExactly(
                        new ResolutionProblem(
                                ResolutionProblem.Impact.REMARK,
                                "1 tag is pending, since its release is not published yet: a/v1.1.0",
                                "publish the release, or let tags count by source: tags"));
    }

    @Test
    void oneByOneATagWithoutAReleaseCountsWhereNoneOfThePluginHasOne() {
        source.oneByOne()
                .releases(HOME, Release.ofTag("b/v1.0.0"))
                .tags(HOME, tag("a/v1.0.0"), tag("a/v1.1.0"), tag("b/v1.0.0"));

        assertThat(after(tag("a/v1.0.0"), plugin("a", "a/*")).version()).isEqualTo("v1.1.0");
    }

    @Test
    void oneByOneManyTagsWithoutAReleaseArePendingAboveOneThatHasOne() {
        Release[] tags =
                IntStream.rangeClosed(0, 21)
                        .mapToObj(i -> tag(i == 0 ? "a/v1.0.0" : "a/v1.1." + i))
                        .toArray(Release[]::new);
        source.oneByOne().releases(HOME, Release.ofTag("a/v1.0.0")).tags(HOME, tags);

        assertThat(after(tag("a/v1.0.0"), plugin("a", "a/*")).version()).isEqualTo("v1.0.0");
    }

    @Test
    void theLaterOfTwoEqualVersionsReplacesTheOneThatIsPublished() {
        Release first = tag("a/v1.0.0+k3s1");
        source.tags(HOME, first, tag("a/v1.0.0+k3s2")).date("a/v1.0.0+k3s2", NOW.minusSeconds(60));

        assertThat(after(first, plugin("a", "a/*")).version()).isEqualTo("v1.0.0+k3s2");
    }

    @Test
    void oneByOneTheLaterOfTwoEqualReleasesReplacesTheOneThatIsPublished() {
        source.oneByOne()
                .releases(
                        HOME,
                        Release.ofTag("a/v1.0.0+build.9").publishedAt(NOW.minusSeconds(9_000)),
                        Release.ofTag("a/v1.0.0+build.10").publishedAt(NOW.minusSeconds(60)));

        assertThat(after(tag("a/v1.0.0+build.9"), plugin("a", "a/*")).version())
                .isEqualTo("v1.0.0+build.10");
    }

    @Test
    void aMovedTagIsToldOfWhereItsReleaseCannotBeLookedUp() {
        source.tags(HOME, Release.ofTag("a/v1.0.0").withCommit("f".repeat(40)))
                .failingDetails(HOME, SourceException.Kind.SERVER_ERROR);
        Resolution resolution = resolution(tag("a/v1.0.0"), plugin("a", "a/*"));

        assertThat(resolution.reasons())
                .singleElement()
                .extracting(it -> it.diagnostic().rule())
                .isEqualTo(Rule.MOVED);
    }

    @Test
    void aMovedTagIsToldOfWhereANewerVersionIsOut() {
        source.tags(HOME, Release.ofTag("a/v1.0.0").withCommit("f".repeat(40)), tag("a/v1.1.0"));
        Resolution resolution = resolution(tag("a/v1.0.0"), plugin("a", "a/*"));

        assertThat(resolution.entry().orElseThrow().version()).isEqualTo("v1.1.0");
        assertThat(resolution.reasons())
                .singleElement()
                .satisfies(
                        reason ->
                                assertThat(reason.problem())
                                        .startsWith("the tag a/v1.0.0 was moved from commit"));
    }

    @Test
    void aDateThatCannotBeReadIsNoFailure() {
        source.tags(HOME, tag("a/v1.0.0")).failingDates(new StackOverflowError());
        LatestRelease latest = after(tag("a/v0.9.0"), plugin("a", "a/*"));

        assertThat(latest.version()).isEqualTo("v1.0.0");
        assertThat(latest.releasedAt()).isEmpty();
    }

    @Test
    void aPluginThatCannotBeDecidedKeepsWhatIsPublished() {
        Map<String, Instant> hostile =
                new AbstractMap<>() {
                    @Override
                    public Set<Entry<String, Instant>> entrySet() {
                        throw new UnsupportedOperationException("secret");
                    }
                };
        PluginDefinition plugin = plugin("a", "a/*");
        RepositoryContext context =
                new RepositoryContext(
                        RepositoryUrl.of(HOME),
                        ForgeType.GITHUB,
                        List.of(plugin),
                        NOW,
                        any -> false);
        TagIndex listing = TagIndex.ofTags(List.of(tag("a/v1.0.0")));
        Resolution resolution =
                new PluginTask(
                                context,
                                plugin,
                                PUBLISHED,
                                listing,
                                ReleaseDetails.none(),
                                ResolveScope.NEEDED)
                        .resolve(hostile)
                        .resolution();

        assertThat(resolution.entry()).contains(PUBLISHED);
        assertThat(reason(resolution))
                .startsWith("the answer of pipe-cd/pipecd ")
                .doesNotContain("secret");
    }

    private static Release tag(String name) {
        return Release.ofTag(name).withCommit(Commits.of(name));
    }

    private LatestRelease after(Release published, PluginDefinition plugin) {
        return resolution(published, plugin).entry().orElseThrow();
    }

    private Resolution resolution(Release published, PluginDefinition plugin) {
        String tag = published.tag();
        LatestRelease latest =
                new LatestRelease(
                        tag.substring(tag.indexOf('/') + 1),
                        HOME,
                        NOW.minusSeconds(9_000),
                        tag,
                        published.commit().orElse(null),
                        null);
        return new TestResolver(source, NOW).resolve(Map.of("a", latest), plugin).get(0);
    }

    @Test
    void asksForTheDateOfAPublishedTagOnlyWhereItWasMoved() {
        source.tags(HOME, tag("a/v1.0.0"));

        resolution(tag("a/v1.0.0"), plugin("a", "a/*"));
        assertThat(source.questions()).noneMatch(it -> it.startsWith("dates"));

        resolution(tag("a/v1.0.0").withCommit("f".repeat(40)), plugin("a", "a/*"));
        assertThat(source.questions()).last().isEqualTo("dates a/v1.0.0");
    }

    @Test
    void aTagWithoutAReleaseHasTheDateThatGitTells() {
        source.tags(HOME, "a/v0.9.0", "a/v1.0.0").date("a/v1.0.0", NOW.minusSeconds(60));
        LatestRelease latest = resolve(plugin("a", "a/*")).get(0).entry().orElseThrow();

        assertThat(latest.releasedAt()).contains(NOW.minusSeconds(60));
        assertThat(source.questions()).last().isEqualTo("dates a/v1.0.0");
    }

    @Test
    void nobodyIsAskedForTheDateOfWhatIsAsPublished() {
        Release tag = Release.ofTag("a/v0.3.0").withCommit("a".repeat(40));
        source.tags(HOME, tag);
        LatestRelease published =
                new LatestRelease(
                        "v0.3.0",
                        HOME + "/releases/tag/a/v0.3.0",
                        null,
                        "a/v0.3.0",
                        tag.commit().orElse(null),
                        null);
        new TestResolver(source, NOW).resolve(Map.of("a", published), plugin("a", "a/*"));

        assertThat(source.questions()).noneMatch(question -> question.startsWith("dates"));
    }

    @Test
    void betweenEqualVersionsOfTagsTheLaterOneWins() {
        source.tags(HOME, "a/1.0.0", "a/v1.0.0")
                .date("a/1.0.0", NOW.minusSeconds(60))
                .date("a/v1.0.0", NOW.minusSeconds(120));

        assertThat(resolve(plugin("a", "a/*")).get(0).entry().orElseThrow().tag())
                .contains("a/1.0.0");
    }

    @Test
    void aFailureIsNotAskedForTwice() {
        source.failing(HOME, SourceException.Kind.UNREACHABLE);
        resolve(plugin("a", "a/*"), plugin("b", "b/*"));
        assertThat(source.questions()).hasSize(1);
    }

    @Test
    void onlyPrereleasesAreShownAsSuch() {
        source.releases(HOME, Release.ofTag("a/v1.0.0-rc.1"));
        Resolution resolution = resolve(plugin("a", "a/*")).get(0);
        assertThat(resolution.entry().orElseThrow().prerelease()).contains("v1.0.0-rc.1");
        assertThat(resolution.entry().orElseThrow().version()).isEqualTo(LatestRelease.UNKNOWN);
    }

    @Test
    void whereReleasesAloneCountATagWithoutOneIsPending() {
        source.tags(HOME, "v1.0.0");
        assertThat(
                        reason(
                                resolve(
                                                plugin(
                                                        "a",
                                                        HOME,
                                                        asking(SourceKind.RELEASES, select("v*"))))
                                        .get(0)))
                .isEqualTo(
                        "1 tag matches \"v*\", and none counts, for example v1.0.0: it has no release"
                                + " yet; publish its release, or let tags count by source: tags in"
                                + " registry.yaml:4");
    }

    @Test
    void aHostWithoutReleasesIsNotExpectedToMakeSome() {
        ReleaseSource bare =
                new ReleaseSource() {
                    @Override
                    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) {
                        return TagListing.of(List.of(tag("v1.0.0")));
                    }

                    @Override
                    public ReleaseDetails details(RepositoryUrl repository) {
                        return ReleaseDetails.none();
                    }
                };
        PluginDefinition plugin = plugin("a", HOME, asking(SourceKind.RELEASES, select("v*")));

        assertThat(reason(new TestResolver(new ValidatingSource(bare), NOW).resolve(plugin).get(0)))
                .isEqualTo(
                        "pipe-cd/pipecd has tags, but its host has no releases, so source: releases"
                                + " finds none; let tags count by source: tags in registry.yaml:4");
    }

    @Test
    void aPluginThatWasNeverReleasedDoesNotRecede() {
        assertThat(resolve(plugin("a", "a/*")).get(0).isDowngrade()).isFalse();
    }

    /** The answer never comes, or the run might be over before the interruption is seen. */
    @Test
    void aRunThatIsInterruptedEndsAndStaysInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertThatIllegalStateException()
                .isThrownBy(() -> resolveHearing(repository -> await(never)))
                .withMessage("the run was interrupted; nothing was written");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anErrorOfTheProgramEndsTheRunAndNamesItsCause() {
        Error error = new LinkageError();
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                resolveHearing(
                                        repository -> {
                                            throw error;
                                        }))
                .withCause(error);
    }

    @Test
    void noThreadOfOursKeepsTheMachineRunning() {
        List<Boolean> daemons = new CopyOnWriteArrayList<>();
        resolveHearing(repository -> daemons.add(Thread.currentThread().isDaemon()));
        assertThat(daemons).isNotEmpty().containsOnly(true);
    }

    @Test
    void repositoriesWhoseTurnNeverCameAreKeptWithTheSameWordsAsTheRest() {
        PluginDefinition[] plugins =
                IntStream.range(0, 20)
                        .mapToObj(i -> plugin("p" + i, HOME + i, select("v*")))
                        .toArray(PluginDefinition[]::new);
        Map<String, LatestRelease> published =
                Arrays.stream(plugins)
                        .collect(Collectors.toMap(it -> it.id().value(), it -> PUBLISHED));
        List<Resolution> resolutions =
                new TestResolver(
                                new Hanging(),
                                NOW,
                                ProgressListener.SILENT,
                                new ResolveLimits(Duration.ofMillis(200), 8))
                        .resolve(published, plugins);
        assertThat(resolutions)
                .hasSize(20)
                .allMatch(resolution -> resolution.entry().orElseThrow().equals(PUBLISHED))
                .extracting(LatestReleasesTest::reason)
                .containsOnly(
                        "no answer came within the 0.2 s that a run may take; run again"
                                + " later, or let -Dregistry.timeLimit name more seconds");
        assertThat(severity(resolutions.get(19))).contains(ResolutionProblem.Impact.TRANSIENT);
    }

    @Test
    void aRepositoryThatMovedIsRemarkedOnAndCounts() {
        source.releases(HOME, Release.ofTag("a/v1.0.0"))
                .moved(HOME, "https://github.com/pipe-cd/new");
        Resolution resolution = resolve(plugin("a", "a/*")).get(0);
        assertThat(resolution.entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(
                        resolution.<List<ResolutionProblem>>fold(
                                Resolution.Resolved::remarks,
                                kept -> List.of(),
                                unreleased -> List.of(),
                                unresolved -> List.of()))
                .extracting(ResolutionProblem::toString)
                .containsExactly(
                        "pipe-cd/pipecd has moved to pipe-cd/new; write repository:"
                                + " https://github.com/pipe-cd/new in registry.yaml");
    }

    private static Release release(String tag) {
        return Release.ofTag(tag).publishedAt(NOW.minusSeconds(60));
    }

    private static void resolveHearing(Consumer<RepositoryUrl> whenAsked) {
        ProgressListener listener =
                new ProgressListener() {
                    @Override
                    public void asking(RepositoryUrl repository) {
                        whenAsked.accept(repository);
                    }
                };
        new TestResolver(new FakeSource(), NOW, listener, ResolveLimits.USUAL)
                .resolve(plugin("a", "a/*"));
    }

    private List<Resolution> resolve(PluginDefinition... plugins) {
        return new TestResolver(source, NOW).resolve(plugins);
    }

    private Resolution resolvePublished(PluginDefinition plugin) {
        return new TestResolver(source, NOW).resolve(Map.of("a", PUBLISHED), plugin).get(0);
    }

    private static Optional<ResolutionProblem.Impact> severity(Resolution resolution) {
        return resolution.fold(
                resolved -> Optional.empty(),
                kept -> Optional.of(kept.reason().impact()),
                unreleased -> Optional.of(unreleased.reason().impact()),
                unresolved -> Optional.of(unresolved.reason().impact()));
    }

    private static String reason(Resolution resolution) {
        return resolution.fold(
                resolved -> "",
                kept -> kept.reason().toString(),
                unreleased -> unreleased.reason().toString(),
                unresolved -> unresolved.reason().toString());
    }

    /** Answers when it is interrupted, with something that must not count. */
    private static final class Hanging implements ReleaseSource {

        @Override
        public TagListing tags(RepositoryUrl repository, Set<String> prefixes) {
            await(new CountDownLatch(1));
            return TagListing.of(List.of(Release.ofTag("v9.0.0")));
        }

        @Override
        public ReleaseDetails details(RepositoryUrl repository) {
            return ReleaseDetails.none();
        }
    }

    private static void fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    /** Fails for one repository in a way that no source should. */
    private record Failing(ReleaseSource others, Throwable failure) implements ReleaseSource {

        @Override
        public TagListing tags(RepositoryUrl repository, Set<String> prefixes)
                throws SourceException {
            if (repository.equals(RepositoryUrl.of(HOME))) {
                fail(failure);
            }
            return others.tags(repository, prefixes);
        }

        @Override
        public ReleaseDetails details(RepositoryUrl repository) throws SourceException {
            return others.details(repository);
        }
    }

    /** Fails in the same way where it is asked for releases. */
    private record FailingDetails(ReleaseSource others, Throwable failure)
            implements ReleaseSource {

        @Override
        public TagListing tags(RepositoryUrl repository, Set<String> prefixes)
                throws SourceException {
            return others.tags(repository, prefixes);
        }

        @Override
        public ReleaseDetails details(RepositoryUrl repository) {
            return new ReleaseDetails() {
                @Override
                public boolean isBatched() {
                    return true;
                }

                @Override
                public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
                    fail(failure);
                    return List.of();
                }
            };
        }
    }
}
