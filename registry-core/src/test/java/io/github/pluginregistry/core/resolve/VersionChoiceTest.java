package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionChoiceTest {

    private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # selection       | tags                              | latest      | prerelease
                    v*                | v0.9.0 v0.10.0 v0.2.0             | v0.10.0     |
                    v*                | v1.9.9~late v2.0.0~early          | v2.0.0      |
                    v*                | v1.0.0+a~late v1.0.0+b~early      | v1.0.0+a    |
                    v*                | v1.0.0+b v1.0.0+a                 | v1.0.0+b    |
                    v*                | v1.0.0+b v1.0.0                   | v1.0.0+b    |
                    v*                | v1.0.0+a v1.0.0+b~flagged         | v1.0.0+a    |
                    v*                | v1.0.0 v2.0.0~flagged             | v1.0.0      | v2.0.0
                    v*                | v1.0.0 v1.0.0-rc.1                | v1.0.0      |
                    v*                | v1 v1.2.0 v10                     | v1.2.0      |
                    v*                | v1.0.0-rc.1 v1.0.0-rc.2           |             | v1.0.0-rc.2
                    v* prereleases    | v1.0.0 v1.1.0-rc.1                | v1.1.0-rc.1 |
                    v* ignore v2.0.0  | v1.0.0 v1.1.0-rc.1 v2.0.0         | v1.0.0      | v1.1.0-rc.1
                    v* pin v1.0.0     | v1.0.0 v2.0.0                     | v1.0.0      |
                    v* pin v1.0.0     | v1.0.0 v2.0.0-rc.1 v2.0.0         | v1.0.0      |
                    v* pin v1.0.0     | v1.0.0 v2.0.0 v3.0.0-rc.1         | v1.0.0      | v3.0.0-rc.1
                    v* pin v3.0.0     | v1.0.0 v2.0.0                     |             |
                    """)
    void choosesTheHighestVersion(
            String selection, String tags, @Nullable String latest, @Nullable String prerelease) {
        VersionChoice choice = Notation.choice(selection, tags);

        assertThat(choice.latest().map(Candidate::text)).isEqualTo(Optional.ofNullable(latest));
        assertThat(choice.prerelease().map(Candidate::text))
                .isEqualTo(Optional.ofNullable(prerelease));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # selection      | tag                 | status     | reason
                    v*               | v1.0.0              | STABLE     | ''
                    v*               | v1.0.0~flagged      | PRERELEASE | flagged as a prerelease
                    v*               | v1.0.0-rc.1~flagged | PRERELEASE | a prerelease by its text
                    v* ignore v2.0.0 | v2.0.0              | IGNORED    | ignored: broken
                    v* ignore v1     | v1                  | IGNORED    | ignored: broken
                    v*               | v10                 | NO_VERSION | "v10" is no version under the scheme semver
                    """)
    void classifiesATag(String selection, String tag, CandidateStatus status, String reason) {
        VersionChoice choice = Notation.choice(selection, tag + " v0.1.0 v0.2");

        assertThat(choice.with(status))
                .filteredOn(it -> tag.startsWith(it.text()))
                .extracting(Candidate::reason)
                .containsExactly(reason);
        assertThat(choice.with(CandidateStatus.NO_VERSION))
                .extracting(Candidate::text)
                .contains("v0.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # selection            | tags                               | undated
                    v*                     | v1.0.0 v0.9.0                      | v1.0.0
                    v*                     | v1.0.0~late v0.9.0                 |
                    v*                     | v1.0.0+a v1.0.0+b~late v0.9.0 v1   | v1.0.0+a
                    v* ignore v1.0.0+b     | v1.0.0+a v1.0.0+b                  | v1.0.0+a
                    v* pin v1.0.0          | v1.0.0 v2.0.0                      | v1.0.0
                    v* ignore v1.0.0       | v1.0.0                             |
                    """)
    void asksForTheDatesOfWhatMayBeTheLatestVersion(
            String selection, String tags, @Nullable String undated) {
        assertThat(Notation.choice(selection, tags).undated())
                .containsExactlyElementsOf(
                        Notation.tags(undated).stream().map(Release::tag).toList());
    }

    @Test
    void whatIsNoVersionIsBelowEveryVersion() {
        List<Candidate> descending =
                Stream.of("v1.0.0", "v0.1.0", "v2", "v10")
                        .map(tag -> Notation.choice("v*", tag).candidates().get(0))
                        .toList();
        for (int i = 0; i < descending.size(); i++) {
            for (int j = 0; j < descending.size(); j++) {
                assertThat(Integer.signum(descending.get(i).compareTo(descending.get(j))))
                        .as("%s and %s", descending.get(i).text(), descending.get(j).text())
                        .isEqualTo(Integer.compare(j, i));
            }
        }
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
}
