package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.TestResolver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostResolverTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ResolutionProblem LATE =
            new ResolutionProblem(ResolutionProblem.Impact.TRANSIENT, "late", "run again");
    private static final VersionSelection ANY = select("v*");
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Answers a question when a test lets it. */
    @FunctionalInterface
    private interface Answering extends ReleaseSource {

        void answer(RepositoryUrl repository) throws Exception;

        @Override
        default TagListing tags(RepositoryUrl repository, Set<String> prefixes) {
            try {
                answer(repository);
            } catch (Exception e) {
                throw e instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e);
            }
            return TagListing.of(List.of(Release.ofTag(repository.path().replace("o/r", "v1.0."))));
        }

        @Override
        default ReleaseDetails details(RepositoryUrl repository) {
            return ReleaseDetails.none();
        }
    }

    /** How many are in a place at once. */
    private static final class Presence {

        private final Map<String, Integer> here = new ConcurrentHashMap<>();
        private final Map<String, Integer> most = new ConcurrentHashMap<>();

        void enter(String place) {
            most.merge(place, here.merge(place, 1, Integer::sum), Math::max);
        }

        void leave(String place) {
            here.merge(place, -1, Integer::sum);
        }
    }

    @Test
    void asksEachHostSoMuchAtOnceAndNoMore() {
        Presence presence = new Presence();
        Map<String, CyclicBarrier> barriers =
                Map.of("a.example", new CyclicBarrier(3), "b.example", new CyclicBarrier(3));
        Answering source =
                repository -> {
                    presence.enter(repository.host());
                    barriers.get(repository.host()).await();
                    presence.leave(repository.host());
                };

        resolve(source, 3, plugins("a.example", 30), plugins("b.example", 30));

        assertThat(presence.most)
                .containsOnly(Map.entry("a.example", 3), Map.entry("b.example", 3));
    }

    @Test
    void aHostThatHangsKeepsNobodyWaitingButThoseWhoAskIt() {
        CountDownLatch others = new CountDownLatch(10);
        Answering source =
                repository -> {
                    if (repository.host().equals("slow.example")) {
                        others.await();
                    }
                    others.countDown();
                };

        List<String> versions =
                resolve(source, 2, plugins("slow.example", 10), plugins("fast.example", 10));

        assertThat(versions).hasSize(20);
    }

    @Test
    void answersComeInTheOrderOfTheDefinition() {
        CountDownLatch last = new CountDownLatch(1);
        Answering source =
                repository -> {
                    if (repository.path().equals("o/r9")) {
                        last.countDown();
                    } else {
                        last.await();
                    }
                };

        assertThat(resolve(source, 10, plugins("a.example", 10)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "v1.0." + i).toList());
    }

    @Test
    void tellsHowFarItHasCome() {
        List<String> told = new ArrayList<>();
        Function<RequestCounter, ReleaseSource> counting =
                requests -> (Answering) repository -> requests.requested();

        find(counting, telling(told), LONG, plugins("a.example", 3));

        assertThat(told)
                .hasSize(3)
                .allMatch(line -> line.matches("[1-3] of 3, [1-3] requests"))
                .last()
                .isEqualTo("3 of 3, 3 requests");
    }

    @Test
    void tellsSoWhileItWaitsToo() {
        CountDownLatch told = new CountDownLatch(3);
        ProgressListener listener =
                new ProgressListener() {
                    @Override
                    public void asked(int done, int repositories, long requests) {
                        told.countDown();
                    }
                };
        Answering source = repository -> told.await();

        find(any -> source, listener, Duration.ofNanos(1), plugins("a.example", 1));

        assertThat(told.getCount()).isZero();
    }

    @Test
    void tellsWhatBecameOfARepository() {
        String address = "https://a.example/o/r0";
        assertThat(toldOf(new FakeSource().tags(address, "v1.0.0", "v0.9.0")))
                .containsExactly("asking o/r0", "2 tags of o/r0", "done o/r0");
        assertThat(toldOf(new FakeSource().failing(address, SourceException.Kind.SERVER_ERROR)))
                .containsExactly("asking o/r0", "done o/r0");
    }

    @Test
    void whatIsDecidedAfterItWasGivenUpIsLate() {
        RepositoryResolver run = repository();
        run.listTags(
                new FakeSource().tags("https://a.example/o/r0", "v1.0.0"), ProgressListener.SILENT);
        run.giveUp(LATE);
        run.decide(ProgressListener.SILENT);
        assertThat(run.resolved())
                .singleElement()
                .extracting(ResolutionDetails::resolution)
                .asString()
                .contains("late");
    }

    @Test
    void hasNothingToDoWhereThereAreNoRepositories() {
        List<String> told = new ArrayList<>();
        find(any -> new FakeSource(), telling(told), LONG);
        assertThat(told).isEmpty();
    }

    @Test
    void aHostThatHangsForeverKeepsNoOtherHostFromBeingDecided() {
        CountDownLatch never = new CountDownLatch(1);
        Answering source =
                repository -> {
                    if (repository.host().equals("slow.example")) {
                        never.await();
                    }
                };
        PluginDefinition[] slow = plugins("slow.example", 1);
        PluginDefinition[] fast = plugins("fast.example", 3);

        List<Resolution> resolutions =
                new TestResolver(
                                source,
                                NOW,
                                ProgressListener.SILENT,
                                new ResolveLimits(Duration.ofMillis(500), 2))
                        .resolve(slow[0], fast[0], fast[1], fast[2]);

        assertThat(resolutions.get(0))
                .isInstanceOfSatisfying(
                        Resolution.Unresolved.class,
                        late -> assertThat(late.reason().problem()).contains("within the 0.5 s"));
        assertThat(resolutions.subList(1, 4)).allMatch(Resolution.Resolved.class::isInstance);
    }

    @Test
    void moreHostsThanHaveThreadsOfTheirOwnAreAskedToo() {
        PluginDefinition[] plugins =
                IntStream.range(0, 130)
                        .mapToObj(i -> plugin("p" + i, "https://h" + i + ".example/o/r0", ANY))
                        .toArray(PluginDefinition[]::new);

        assertThat(resolve((Answering) repository -> {}, 2, plugins)).hasSize(130);
    }

    @Test
    void aTokenThatCannotBeReadEndsTheRun() {
        Answering source =
                repository -> {
                    throw new UnreadableTokenException("no master password");
                };
        assertThatThrownBy(() -> resolve(source, 1, plugins("a.example", 2)))
                .hasMessageContaining("master password");
    }

    /** Several hosts may share what looks releases up, which then advises once. */
    @Test
    void passesAdviceOnOnceTheLookupsAreDone() {
        List<String> advice = new ArrayList<>();
        ReleaseDetails details =
                new ReleaseDetails() {
                    @Override
                    public boolean isBatched() {
                        return true;
                    }

                    @Override
                    public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
                        return ReleaseDetails.none().lookUp(queries);
                    }

                    @Override
                    public Optional<String> advice() {
                        return Optional.of("use a token");
                    }
                };
        ReleaseSource source =
                new ReleaseSource() {
                    @Override
                    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) {
                        return TagListing.of(List.of(Release.ofTag("v1.0.0")));
                    }

                    @Override
                    public ReleaseDetails details(RepositoryUrl repository) {
                        return details;
                    }
                };
        ProgressListener listener =
                new ProgressListener() {
                    @Override
                    public void advice(String message) {
                        advice.add(message);
                    }
                };

        find(any -> source, listener, LONG, plugins("a.example", 2));

        assertThat(advice).containsExactly("use a token");
    }

    private static long lookups(FakeSource source) {
        String home = "https://a.example/o/r0";
        source.releases(
                home,
                Release.ofTag("v3.0.0").flaggedPrerelease(),
                Release.ofTag("v2.0.0").flaggedPrerelease(),
                Release.ofTag("v1.0.0"));
        assertThat(resolve(source, 1, plugins("a.example", 1))).containsExactly("v1.0.0");
        return source.questions().stream().filter(it -> it.startsWith("releases")).count();
    }

    @Test
    void looksUpSeveralVersionsAtOnceWhereOneRequestCan() {
        assertThat(lookups(new FakeSource())).isLessThan(lookups(new FakeSource().oneByOne()));
    }

    @Test
    void interruptsItsThreadsWhenItCloses() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (HostThreads threads = new HostThreads(1, failure -> {})) {
            threads.next()
                    .execute(
                            () -> {
                                started.countDown();
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException e) {
                                    interrupted.countDown();
                                }
                            });
            started.await();
        }

        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void tellsWhatARunCost() {
        RequestStats cost =
                new LatestReleases(
                                requests -> {
                                    requests.requested();
                                    return (Answering) repository -> {};
                                },
                                ProgressListener.SILENT,
                                Clock.systemUTC(),
                                new ResolveLimits(LONG, 1),
                                any -> false)
                        .find(registry(plugins("a.example", 2)), Map.of(), ResolveScope.NEEDED)
                        .cost();

        assertThat(cost.repositories()).isEqualTo(2);
        assertThat(cost.requests()).isEqualTo(1);
    }

    private static void find(
            Function<RequestCounter, ReleaseSource> sources,
            ProgressListener listener,
            Duration beat,
            PluginDefinition... plugins) {
        new LatestReleases(
                        sources,
                        listener,
                        Clock.systemUTC(),
                        new ResolveLimits(LONG, 1),
                        any -> false,
                        beat)
                .find(registry(plugins), Map.of(), ResolveScope.NEEDED);
    }

    private static RepositoryResolver repository() {
        PluginDefinition plugin = plugins("a.example", 1)[0];
        return new RepositoryResolver(
                new RepositoryContext(
                        plugin.repository(),
                        registry(plugin).forgeOf(plugin.repository()),
                        List.of(plugin),
                        NOW,
                        any -> false),
                Map.of(),
                ResolveScope.NEEDED);
    }

    private static List<String> toldOf(ReleaseSource source) {
        List<String> told = new ArrayList<>();
        ProgressListener listener =
                new ProgressListener() {
                    @Override
                    public void asking(RepositoryUrl repository) {
                        told.add("asking " + repository.path());
                    }

                    @Override
                    public void answered(RepositoryUrl repository, int tags) {
                        told.add(tags + " tags of " + repository.path());
                    }

                    @Override
                    public void done(RepositoryUrl repository) {
                        told.add("done " + repository.path());
                    }
                };
        RepositoryResolver run = repository();
        run.listTags(source, listener);
        run.decide(listener);
        return told;
    }

    private static ProgressListener telling(List<String> told) {
        return new ProgressListener() {
            @Override
            public void asked(int done, int repositories, long requests) {
                told.add("%d of %d, %d requests".formatted(done, repositories, requests));
            }
        };
    }

    private static List<String> resolve(
            ReleaseSource source, int perHost, PluginDefinition[]... plugins) {
        return new TestResolver(
                        source, NOW, ProgressListener.SILENT, new ResolveLimits(LONG, perHost))
                        .resolve(
                                Arrays.stream(plugins)
                                        .flatMap(Arrays::stream)
                                        .toArray(PluginDefinition[]::new))
                        .stream()
                        .map(resolution -> resolution.entry().orElseThrow().version())
                        .toList();
    }

    private static PluginDefinition[] plugins(String host, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> plugin(host.charAt(0) + "" + i, "https://" + host + "/o/r" + i, ANY))
                .toArray(PluginDefinition[]::new);
    }
}
