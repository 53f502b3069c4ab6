package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.withPrereleases;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.Release;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VersionChoiceTest {

    private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void takesTheHighestVersionWhereverItStands() {
        assertThat(latest(select("v*"), tags("v0.9.0", "v0.10.0", "v0.2.0"))).contains("v0.10.0");
    }

    @Test
    void aBackPortPublishedLaterDoesNotBeatAHigherVersion() {
        Release high = Release.ofTag("v2.0.0").publishedAt(EARLIER);
        Release backPort = Release.ofTag("v1.9.9").publishedAt(LATER);
        assertThat(latest(select("v*"), List.of(backPort, high))).contains("v2.0.0");
    }

    @Test
    void amongEqualVersionsTheLaterPublicationWins() {
        Release first = Release.ofTag("v1.0.0+a").publishedAt(LATER);
        Release second = Release.ofTag("v1.0.0+b").publishedAt(EARLIER);
        assertThat(latest(select("v*"), List.of(first, second))).contains("v1.0.0+a");
    }

    @Test
    void amongEqualVersionsOfOneMomentTheTagsTextDecides() {
        assertThat(latest(select("v*"), tags("v1.0.0+b", "v1.0.0+a"))).contains("v1.0.0+b");
    }

    @Test
    void ofTagsThatStartAlikeTheLongerOneIsTheGreater() {
        assertThat(latest(select("v*"), tags("v1.0.0+b", "v1.0.0"))).contains("v1.0.0+b");
    }

    @Test
    void aPrereleaseOfTheSamePrecedenceIsNotNewer() {
        Release flagged = Release.ofTag("v1.0.0+b").flaggedPrerelease();
        assertThat(choice(select("v*"), List.of(Release.ofTag("v1.0.0+a"), flagged)).prerelease())
                .isEmpty();
    }

    @Test
    void saysWhatMakesAPrerelease() {
        List<Release> releases =
                List.of(
                        Release.ofTag("v1.0.0").flaggedPrerelease(),
                        Release.ofTag("v1.0.0-rc.1").flaggedPrerelease());
        assertThat(choice(select("v*"), releases).candidates())
                .extracting(Candidate::text, Candidate::reason)
                .containsExactly(
                        tuple("v1.0.0", "flagged as a prerelease"),
                        tuple("v1.0.0-rc.1", "a prerelease by its text"));
    }

    @Test
    void aReleaseThatTheForgeFlagsIsAPrereleaseWhateverItsText() {
        List<Release> releases =
                List.of(Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0").flaggedPrerelease());
        VersionChoice choice = choice(select("v*"), releases);
        assertThat(choice.latest().map(Candidate::release).map(Release::tag)).contains("v1.0.0");
        assertThat(choice.prerelease().map(Candidate::release).map(Release::tag))
                .contains("v2.0.0");
    }

    @Test
    void aPrereleaseOlderThanTheStableVersionIsNotShown() {
        assertThat(choice(select("v*"), tags("v1.0.0", "v1.0.0-rc.1")).prerelease()).isEmpty();
    }

    @Test
    void aPrereleaseMayBeTheLatestVersionWhereTheDefinitionSaysSo() {
        assertThat(latest(withPrereleases(select("v*")), tags("v1.0.0", "v1.1.0-rc.1")))
                .contains("v1.1.0-rc.1");
    }

    @Test
    void onlyPrereleasesGiveNoLatestVersion() {
        VersionChoice choice = choice(select("v*"), tags("v1.0.0-rc.1", "v1.0.0-rc.2"));
        assertThat(choice.latest()).isEmpty();
        assertThat(choice.prerelease().map(Candidate::text)).contains("v1.0.0-rc.2");
    }

    @Test
    void anIgnoredVersionDoesNotHideThePrereleaseBelowIt() {
        VersionChoice choice =
                choice(ignoring("v2.0.0", select("v*")), tags("v1.0.0", "v1.1.0-rc.1", "v2.0.0"));
        assertThat(choice.prerelease().map(Candidate::text)).contains("v1.1.0-rc.1");
    }

    @Test
    void anIgnoredVersionNeverCounts() {
        VersionChoice choice = choice(ignoring("v2.0.0", select("v*")), tags("v1.0.0", "v2.0.0"));
        assertThat(choice.latest().map(Candidate::text)).contains("v1.0.0");
        assertThat(choice.with(CandidateStatus.IGNORED))
                .extracting(Candidate::text, Candidate::reason)
                .containsExactly(tuple("v2.0.0", "ignored: broken"));
    }

    @Test
    void aTagThatSpellsNoVersionMayBeIgnoredToo() {
        assertThat(choice(ignoring("v1", select("v*")), tags("v1", "v2")).candidates())
                .extracting(Candidate::text, Candidate::status)
                .containsExactlyInAnyOrder(
                        tuple("v1", CandidateStatus.IGNORED),
                        tuple("v2", CandidateStatus.NO_VERSION));
    }

    @Test
    void aPinnedVersionIsShownWhateverElseIsOut() {
        assertThat(latest(pinnedTo("v1.0.0", select("v*")), tags("v1.0.0", "v2.0.0")))
                .contains("v1.0.0");
    }

    @Test
    void besideAPinAPrereleaseIsShownOnlyAboveEveryStableVersion() {
        List<Release> past = tags("v1.0.0", "v2.0.0-rc.1", "v2.0.0");
        assertThat(choice(pinnedTo("v1.0.0", select("v*")), past).prerelease()).isEmpty();
        List<Release> ahead = tags("v1.0.0", "v2.0.0", "v3.0.0-rc.1");
        assertThat(
                        choice(pinnedTo("v1.0.0", select("v*")), ahead)
                                .prerelease()
                                .map(Candidate::text))
                .contains("v3.0.0-rc.1");
    }

    @Test
    void aPinnedVersionThatIsNotThereGivesNone() {
        assertThat(latest(pinnedTo("v3.0.0", select("v*")), tags("v1.0.0", "v2.0.0"))).isEmpty();
    }

    @Test
    void aMovingAliasIsNoVersionAndIsCountedAsSuch() {
        VersionChoice choice = choice(select("v*"), tags("v1", "v1.2.0", "v10"));
        assertThat(choice.latest().map(Candidate::text)).contains("v1.2.0");
        assertThat(choice.with(CandidateStatus.NO_VERSION))
                .extracting(Candidate::text, Candidate::reason)
                .containsExactly(
                        tuple("v10", "\"v10\" is no version under the scheme semver"),
                        tuple("v1", "\"v1\" is no version under the scheme semver"));
    }

    @Property
    void theOrderOfTheReleasesDoesNotMatter(
            @ForAll("histories") List<Release> releases, @ForAll java.util.Random random) {
        List<Release> shuffled = new java.util.ArrayList<>(releases);
        java.util.Collections.shuffle(shuffled, random);
        assertThat(choice(select("v*"), shuffled)).isEqualTo(choice(select("v*"), releases));
    }

    @Property
    void nothingThatCountsIsHigherThanTheLatestVersion(
            @ForAll("histories") List<Release> releases) {
        VersionSelection selection = select("v*");
        Optional<Candidate> latest = choice(selection, releases).latest();
        releases.stream()
                .filter(release -> !release.prerelease())
                .flatMap(
                        release ->
                                selection.tagPattern().version(release.tag()).stream()
                                        .flatMap(text -> selection.scheme().parse(text).stream()))
                .filter(version -> !version.isPrerelease())
                .forEach(
                        version ->
                                assertThat(
                                                version.compareTo(
                                                        latest.flatMap(Candidate::version)
                                                                .orElseThrow()))
                                        .isNotPositive());
    }

    @Provide
    Arbitrary<List<Release>> histories() {
        Arbitrary<String> number = Arbitraries.integers().between(0, 3).map(String::valueOf);
        Arbitrary<String> tag =
                Combinators.combine(
                                number,
                                number,
                                number,
                                Arbitraries.of("", "", "-rc.1", "-rc.2", "+build", "-0", ".4"))
                        .as(
                                (major, minor, patch, rest) ->
                                        "v" + major + "." + minor + "." + patch + rest);
        return Combinators.combine(
                        tag,
                        Arbitraries.of(true, false),
                        Arbitraries.of(
                                Optional.<Instant>empty(),
                                Optional.of(EARLIER),
                                Optional.of(LATER)))
                .as(
                        (name, flagged, moment) ->
                                new Release(name, null, moment.orElse(null), flagged))
                .list()
                .ofMaxSize(20)
                .uniqueElements(Release::tag);
    }

    private static VersionChoice choice(VersionSelection selection, List<Release> releases) {
        return VersionChoice.of(selection, TagIndex.ofTags(releases));
    }

    private static Optional<String> latest(VersionSelection selection, List<Release> releases) {
        return choice(selection, releases).latest().map(Candidate::text);
    }

    private static List<Release> tags(String... names) {
        return Arrays.stream(names).map(Release::ofTag).toList();
    }
}
