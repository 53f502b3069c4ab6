package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.withPrereleases;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.Commits;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseSearchTest {

    private static final VersionSelection ANY = select("v*");

    private final Map<String, TagRelease> releases = new TreeMap<>();
    private final List<String> lookedUp = new ArrayList<>();
    private int questions;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # selection | few | releases                      | tags                        | latest | looked up          | queries
                    v*          | 1 | v1.0.0 v1.1.0 v2.0.0            | v1.0.0 v1.1.0 v2.0.0        | v2.0.0 | v2.0.0               | 1
                    v*          | 1 | v2.0.0~flagged v1.9.0~flagged v1.8.0 v1.7.0 | v2.0.0 v1.9.0 v1.8.0 v1.7.0 | v1.8.0 | v2.0.0 v1.9.0 v1.8.0 v1.7.0 | 2
                    v*          | 3 | v2.0.0-rc.2 v2.0.0-rc.1 v1.0.0  | v2.0.0-rc.2 v2.0.0-rc.1 v1.0.0 | v1.0.0 | v2.0.0-rc.2 v1.0.0 | 1
                    v*          | 1 | v1.0.0+a v1.0.0+b v0.9.0        | v1.0.0+a v1.0.0+b v0.9.0    | v1.0.0+b | v1.0.0+b v1.0.0+a  | 1
                    v* ignore v2.0.0 | 2 | v1.0.0 v0.9.0              | v3 v2.0.0 v1.0.0 v0.9.0     | v1.0.0 | v1.0.0 v0.9.0        | 1
                    v*          | 1 |                                 | v1.0.0 v2.0.0               | v2.0.0 | v2.0.0               | 2
                    v*          | 3 |                                 | v1.0.0 v2.0.0               | v2.0.0 | v2.0.0 v1.0.0        | 1
                    v* releases | 3 |                                 | v1.0.0                      |        | v1.0.0               | 1
                    v* tags     | 3 |                                 | v1.0.0 v2.0.0               | v2.0.0 |                      | 0
                    """)
    void looksUpFewReleases(
            String selection,
            int few,
            @Nullable String releases,
            String tags,
            @Nullable String latest,
            @Nullable String lookups,
            int queries) {
        Notation.tags(releases)
                .forEach(it -> put(it.tag(), it.prerelease() ? "flagged" : "released"));
        String[] names = Notation.tags(tags).stream().map(Release::tag).toArray(String[]::new);

        assertThat(latest(Notation.selection(selection), few, names))
                .isEqualTo(Optional.ofNullable(latest));
        assertThat(lookedUp)
                .containsExactlyElementsOf(
                        Notation.tags(lookups).stream().map(Release::tag).toList());
        assertThat(questions).isEqualTo(queries);
    }

    @Test
    void looksUpThePublishedVersionOnlyWhereItsTagWasMovedIfEachLookupIsARequest() {
        released("v1.0.0", "v0.9.0");
        run(search(ANY, published("v1.0.0"), false, "v1.0.0", "v0.9.0"), 1);
        assertThat(questions).isZero();

        run(search(ANY, published("v1.0.0", "f".repeat(40)), false, "v1.0.0"), 1);
        assertThat(lookedUp).containsExactly("v1.0.0");
    }

    @Test
    void aVersionWithoutAReleaseIsPending() {
        released("v1.0.0");
        releases.put("v1.1.0", new TagRelease.Draft());
        ReleaseSearch search = search(ANY, Optional.empty(), true, "v1.2.0", "v1.1.0", "v1.0.0");
        run(search, 3);
        assertThat(search.candidates())
                .extracting(Candidate::status)
                .containsExactly(
                        CandidateStatus.PENDING, CandidateStatus.PENDING, CandidateStatus.STABLE);
        assertThat(search.candidates().get(0).reason()).isEqualTo("it has no release yet");
        assertThat(search.candidates().get(1).reason())
                .isEqualTo("its release is not published yet");
    }

    @Test
    void looksWhetherTheNextTagIsADraftTooWhereTagsCountAsTheyAre() {
        put("v2.0.0", "draft");
        put("v1.0.0", "draft");

        assertThat(latest(ANY, 1, "v2.0.0", "v1.0.0", "v0.9.0")).contains("v0.9.0");
        assertThat(lookedUp).containsExactly("v2.0.0", "v1.0.0", "v0.9.0");
    }

    @Test
    void takesTagsWhereOnlyOtherPluginsHaveReleases() {
        released("other");
        String[] tags =
                IntStream.range(0, 150).mapToObj("v1.0.%d"::formatted).toArray(String[]::new);
        assertThat(latest(ANY, 3, tags)).contains("v1.0.149");
        assertThat(lookedUp).hasSize(150);
    }

    @Test
    void stopsAtAPublishedVersionBelowOneThatIsPending() {
        released("v1.0.0");
        ReleaseSearch search =
                search(ANY, published("v1.0.0"), false, "v1.1.0", "v1.0.0", "v0.9.0");
        run(search, 1);
        assertThat(lookedUp).containsExactly("v1.1.0", "v1.0.0");
        assertThat(search.candidates())
                .extracting(Candidate::status)
                .containsExactly(
                        CandidateStatus.PENDING, CandidateStatus.STABLE, CandidateStatus.UNCHECKED);
    }

    @Test
    void looksForAnyReleaseBeforeManyTagsAreTakenForUnreleased() {
        VersionSelection releasesAlone = asking(SourceKind.RELEASES, ANY);
        String[] tags = IntStream.range(0, 100).mapToObj(i -> "v1.0." + i).toArray(String[]::new);
        ReleaseSearch search = search(releasesAlone, Optional.empty(), false, tags);
        run(search, 1);

        assertThat(questions).isEqualTo(2);
        assertThat(search.usesTags()).isFalse();
    }

    @Test
    void endsWhereTheHostFails() {
        ReleaseSearch search = search(ANY, Optional.empty(), true, "v1.0.0");
        search.learn(
                search.next(1).orElseThrow(),
                ReleaseAnswer.failed(
                        Map.of(),
                        new SourceException(
                                SourceException.Kind.RATE_LIMITED, "limited", "wait", null)));
        assertThat(search.next(1)).isEmpty();
        assertThat(search.failure()).isPresent();
        assertThat(search.usesTags()).isFalse();
    }

    @Test
    void failsWhereTheHostLeavesOutWhatWasAsked() {
        ReleaseSearch search = search(ANY, Optional.empty(), true, "v1.0.0");
        search.learn(search.next(1).orElseThrow(), ReleaseAnswer.of(Map.of(), null));

        assertThat(search.failure().map(SourceException::kind))
                .contains(SourceException.Kind.SERVER_ERROR);
    }

    @Test
    void remembersTheNewAddressOfARepositoryThatMoved() {
        RepositoryUrl moved = RepositoryUrl.of(HOME + "-moved");
        ReleaseSearch search = search(ANY, Optional.empty(), true, "v1.1.0", "v1.0.0");
        ReleaseQuery query = search.next(1).orElseThrow();
        Map<String, TagRelease> none = answers(query.tags());

        search.learn(query, new ReleaseAnswer(none, null, moved, null));
        assertThat(search.renamedTo()).contains(moved);

        search.learn(query, ReleaseAnswer.of(none, null));
        assertThat(search.renamedTo()).contains(moved);
    }

    @ParameterizedTest
    @CsvSource({"AUTO, true", "RELEASES, false"})
    void oneByOneNoMoreThanTwentyTagsWithoutAReleaseAreLookedUp(SourceKind kind, boolean usesTags) {
        released("other");
        String[] tags =
                IntStream.range(0, 30).mapToObj("v1.0.%d"::formatted).toArray(String[]::new);
        ReleaseSearch search = search(asking(kind, ANY), Optional.empty(), false, tags);
        run(search, 1);

        assertThat(lookedUp).hasSize(20);
        assertThat(search.usesTags()).isEqualTo(usesTags);
    }

    @Test
    void oneByOneNoMoreThanThreePrereleasesAreLookedUp() {
        released("v1.0.0");
        ReleaseSearch search =
                search(
                        ANY,
                        Optional.empty(),
                        false,
                        "v2.0.0-rc.5",
                        "v2.0.0-rc.4",
                        "v2.0.0-rc.3",
                        "v2.0.0-rc.2",
                        "v1.0.0");
        run(search, 1);

        assertThat(lookedUp).containsExactly("v2.0.0-rc.5", "v2.0.0-rc.4", "v2.0.0-rc.3", "v1.0.0");
    }

    @Test
    void trustsThePublishedVersionWhereTheFlaggedOneAboveItHasARelease() {
        ReleaseSearch search = search(ANY, published("v1.0.0"), false, "v1.1.0", "v1.0.0");
        search.learn(
                search.next(1).orElseThrow(),
                ReleaseAnswer.of(Map.of("v1.1.0", new TagRelease.Published(null, true)), true));

        assertThat(search.next(1)).isEmpty();
        assertThat(search.candidates())
                .extracting(Candidate::status)
                .containsExactly(CandidateStatus.PRERELEASE, CandidateStatus.STABLE);
    }

    @ParameterizedTest
    @CsvSource({"true, 3", "false, 1"})
    void looksUpTheRestOnceIfEverythingIsAskedForAndOneRequestIsEnough(boolean batched, int size) {
        released("v3.0.0", "v2.0.0", "v1.0.0");
        run(search(ANY, Optional.empty(), batched, true, "v3.0.0", "v2.0.0", "v1.0.0"), 1);

        assertThat(lookedUp)
                .containsExactlyElementsOf(List.of("v3.0.0", "v2.0.0", "v1.0.0").subList(0, size));
    }

    @Test
    void doesNotLookUpTheRestThatIsKnownCompletely() {
        released("v3.0.0", "v2.0.0", "v1.0.0");
        run(
                search(
                        ANY,
                        Optional.empty(),
                        true,
                        true,
                        release -> release.tag().equals("v2.0.0"),
                        "v3.0.0",
                        "v2.0.0",
                        "v1.0.0"),
                1);

        assertThat(lookedUp).containsExactly("v3.0.0", "v1.0.0");
    }

    @Property(tries = 500)
    void findsWhatOneWhoLooksUpEverythingFinds(
            @ForAll("histories") Map<String, String> history,
            @ForAll boolean batched,
            @ForAll boolean prereleases,
            @ForAll boolean pinned) {
        releases.clear();
        questions = 0;
        history.forEach(this::put);
        VersionSelection selection =
                pinned ? pinnedTo("v1.1.0", ANY) : prereleases ? withPrereleases(ANY) : ANY;
        String[] tags = history.keySet().toArray(String[]::new);

        ReleaseSearch sparing = search(selection, Optional.empty(), batched, tags);
        run(sparing, 1);
        ReleaseSearch thorough = search(selection, Optional.empty(), true, tags);
        thorough.learn(
                new ReleaseQuery(RepositoryUrl.of(HOME), List.of(tags), true),
                ReleaseAnswer.of(answers(List.of(tags)), any()));

        assertThat(chosen(selection, sparing.candidates()))
                .isEqualTo(chosen(selection, thorough.candidates()));
    }

    @Provide
    Arbitrary<Map<String, String>> histories() {
        Arbitrary<String> tags =
                Arbitraries.of(
                        "v0.9.0",
                        "v1.0.0",
                        "v1.0.0+b",
                        "v1.1.0",
                        "v1.1.0-rc.1",
                        "v1.2.0",
                        "v2.0.0-alpha",
                        "v2.0.0-beta",
                        "v2.0.0",
                        "v3.0.0");
        return Arbitraries.maps(tags, Arbitraries.of("released", "flagged", "draft", "none"))
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private void put(String tag, String state) {
        switch (state) {
            case "released" -> released(tag);
            case "flagged" -> flagged(tag);
            case "draft" -> releases.put(tag, new TagRelease.Draft());
            default -> releases.remove(tag);
        }
    }

    private void released(String... tags) {
        for (String tag : tags) {
            releases.put(tag, new TagRelease.Published(null, false));
        }
    }

    private void flagged(String... tags) {
        for (String tag : tags) {
            releases.put(tag, new TagRelease.Published(null, true));
        }
    }

    private boolean any() {
        return releases.values().stream().anyMatch(TagRelease.Published.class::isInstance);
    }

    private Optional<String> latest(VersionSelection selection, int few, String... tags) {
        ReleaseSearch search = search(selection, Optional.empty(), true, tags);
        run(search, few);
        return chosen(selection, search.candidates());
    }

    private static Optional<String> chosen(VersionSelection selection, List<Candidate> judged) {
        return judged.stream()
                .filter(candidate -> candidate.mayBeLatest(selection))
                .max(Comparator.naturalOrder())
                .map(candidate -> candidate.release().tag());
    }

    private void run(ReleaseSearch search, int few) {
        for (Optional<ReleaseQuery> query = search.next(few);
                query.isPresent();
                query = search.next(few)) {
            questions++;
            lookedUp.addAll(query.get().tags());
            search.learn(
                    query.get(),
                    ReleaseAnswer.of(
                            answers(query.get().tags()), query.get().anyRelease() ? any() : null));
            assertThat(questions).as("questions").isLessThan(1_000);
        }
    }

    private Map<String, TagRelease> answers(List<String> tags) {
        Map<String, TagRelease> answers = new HashMap<>();
        tags.forEach(tag -> answers.put(tag, releases.getOrDefault(tag, new TagRelease.None())));
        return answers;
    }

    private static ReleaseSearch search(
            VersionSelection selection,
            Optional<LatestRelease> published,
            boolean batched,
            String... tags) {
        return search(selection, published, batched, false, tags);
    }

    private static ReleaseSearch search(
            VersionSelection selection,
            Optional<LatestRelease> published,
            boolean batched,
            boolean exhaustive,
            String... tags) {
        return search(selection, published, batched, exhaustive, release -> false, tags);
    }

    private static ReleaseSearch search(
            VersionSelection selection,
            Optional<LatestRelease> published,
            boolean batched,
            boolean exhaustive,
            Predicate<Release> complete,
            String... tags) {
        List<Release> listed =
                Stream.of(tags).map(tag -> Release.ofTag(tag).withCommit(Commits.of(tag))).toList();
        return new ReleaseSearch(
                RepositoryUrl.of(HOME),
                selection,
                VersionChoice.of(selection, TagIndex.ofTags(listed)).candidates(),
                published.orElse(null),
                batched,
                exhaustive,
                complete);
    }

    private static Optional<LatestRelease> published(String version) {
        return published(version, Commits.of(version));
    }

    private static Optional<LatestRelease> published(String version, String commit) {
        return Optional.of(
                new LatestRelease(
                        version,
                        URI.create("https://example.com").toString(),
                        null,
                        version,
                        commit,
                        null));
    }
}
